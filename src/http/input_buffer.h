#pragma once

#include <cstring>
#include <memory>
#include <span>
#include <string_view>

namespace atrium {

// Bytes that have been read and not yet understood, in one piece.  Empty connections hold little memory: ten
// thousand of them may be open.
class InputBuffer {
public:
    static constexpr std::size_t least = 4 * 1024;
    static constexpr std::size_t most = 64 * 1024;

    std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
    bool empty() const { return begin_ == end_; }
    bool is_full() const { return end_ - begin_ == most; }

    // Room to read into, in a buffer of at least `wanted` bytes.
    std::span<char> room(std::size_t wanted) {
        const auto held = end_ - begin_;
        auto size = std::max(size_, wanted);
        while (size - held < least && size < most) size *= 2;
        if (size != size_) {
            auto larger = std::make_unique_for_overwrite<char[]>(size);
            if (held) std::memcpy(larger.get(), bytes_.get() + begin_, held);
            bytes_ = std::move(larger);
            size_ = size;
        } else if (begin_) {
            std::memmove(bytes_.get(), bytes_.get() + begin_, held);
        }
        begin_ = 0;
        end_ = held;
        return {bytes_.get() + end_, size_ - end_};
    }

    void added(std::size_t count) { end_ += count; }

    void consume(std::size_t count) {
        begin_ += count;
        if (begin_ == end_) begin_ = end_ = 0;
    }

    // Gives back the room that a large body needed.
    void relax() {
        if (empty() && size_ > 4 * least) {
            bytes_.reset();
            size_ = begin_ = end_ = 0;
        }
    }

private:
    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0, begin_ = 0, end_ = 0;
};

}  // namespace atrium
