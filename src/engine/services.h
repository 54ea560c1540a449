#pragma once

#include <memory>
#include <stdexcept>
#include <typeindex>
#include <typeinfo>
#include <unordered_map>

namespace atrium {

// What a jurisdiction has besides its database, found by type: its keys, its calendar, its file store.  Put
// together once at start by `app`, read from any thread afterwards.
class Services {
public:
    template <class T>
    void put(std::shared_ptr<T> service) {
        services_[typeid(T)] = std::move(service);
    }

    template <class T>
    T& get() const {
        const auto found = services_.find(typeid(T));
        if (found == services_.end())
            throw std::logic_error(std::string("this jurisdiction has no ") + typeid(T).name());
        return *static_cast<T*>(found->second.get());
    }
    template <class T>
    bool has() const {
        return services_.contains(typeid(T));
    }

private:
    std::unordered_map<std::type_index, std::shared_ptr<void>> services_;
};

}  // namespace atrium
