#include "app/commands.h"

#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace atrium::app {
namespace {

// The terminal shows nothing of what is typed until this goes.
class Unseen {
public:
    Unseen() {
        tcgetattr(STDIN_FILENO, &before_);
        auto unseen = before_;
        unseen.c_lflag &= static_cast<tcflag_t>(~ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    ~Unseen() {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::cerr << '\n';
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
};

std::string first_line(std::istream& in) {
    std::string line;
    std::getline(in, line);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

}  // namespace

void add_place(CLI::App& command, Settings& settings) {
    command.add_option("--city", settings.cities, "of a further city: HOST=DATABASE")->expected(1);
}

Place chosen_place(const Settings& settings) {
    const auto further = further_places(settings);
    return further.empty() ? first_place(settings) : further.begin()->second;
}

Language shell_language() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
    return Language::en;
}

void say(const Words& words) { std::cout << in(shell_language(), words) << '\n'; }

std::string secret_from(const std::string& file, const Words& question) {
    if (!file.empty()) {
        std::ifstream in(file);
        if (!in) throw std::runtime_error("the file " + file + " cannot be read");
        return first_line(in);
    }
    if (!isatty(STDIN_FILENO)) return first_line(std::cin);
    std::cerr << in(shell_language(), question) << ' ' << std::flush;
    const Unseen unseen;
    return first_line(std::cin);
}

}  // namespace atrium::app
