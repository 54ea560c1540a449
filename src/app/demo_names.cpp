#include "app/demo_names.h"

#include "base/citizen_number.h"

#include <fmt/format.h>

namespace atrium::app {
namespace {

constexpr std::string_view family_names[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "孙", "周", "吴", "徐",
                                             "姜", "宋", "高", "于", "冷", "马", "胡", "郭", "林", "何", "梁",
                                             "郑", "谢", "韩", "唐", "冯", "董", "程", "曹", "袁", "邓"};
constexpr std::string_view given_names[] = {
    "建国", "晓梅", "志强", "海燕", "文静", "立新", "春华", "玉兰", "明远", "秀英", "永刚", "雨桐", "国栋",
    "丽华", "思远", "佳怡", "俊杰", "桂芳", "振华", "欣然", "德胜", "雪梅", "子涵", "金凤", "学文", "红霞",
    "浩然", "淑珍", "家豪", "美玲", "守信", "若溪", "长青", "爱民", "一鸣", "巧云", "传福"};

constexpr Date first_birthday{-2922};  // 1962-01-01
constexpr int birthdays = 14'600;      // forty years of them

}  // namespace

PersonName demo_name(int n) {
    const auto at = static_cast<std::size_t>(n);
    return PersonName::stored(std::string(family_names[at % std::size(family_names)]) +
                              std::string(given_names[at / 3 % std::size(given_names)]));
}

std::string demo_citizen_number(int n) {
    const auto born = civil(first_birthday + static_cast<int>(n * 37LL % birthdays));
    const auto body = fmt::format("370281{}{:02}{:02}{}", int(born.year()), unsigned(born.month()),
                                  unsigned(born.day()), 990 + n / birthdays % 10);
    for (const char check : std::string_view("0123456789X"))
        if (citizen_number_value(body + check)) return body + check;
    throw std::logic_error("no check character fits");
}

Mobile demo_mobile(int n) { return Mobile::stored(fmt::format("139{:08}", n)); }

}  // namespace atrium::app
