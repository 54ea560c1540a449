#include "outlets/division.h"

#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <algorithm>

namespace atrium::outlets {
namespace {

const Date today = make_date(2026, 3, 2);
const DivisionTree& tree() { return delivered_divisions(); }

std::size_t villages_of(std::string_view county) {
    std::size_t count = 0;
    for (const auto& town : tree().children_of(county, today))
        count += tree().children_of(town.code, today).size();
    return count;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("胶州 has its 14 towns and 221 villages, 平度 18 and 363, 莱西 11 and 182") {
    CHECK(tree().children_of("370281", today).size() == 14);
    CHECK(villages_of("370281") == 221);
    CHECK(tree().children_of("370283", today).size() == 18);
    CHECK(villages_of("370283") == 363);
    CHECK(tree().children_of("370285", today).size() == 11);
    CHECK(villages_of("370285") == 182);
}

TEST_CASE("the towns of 胶州 are those of the specification, with their kinds") {
    const std::pair<const char*, const char*> towns[] = {{"001", "阜安街道"},
                                                         {"002", "中云街道"},
                                                         {"004", "三里河街道"},
                                                         {"006", "九龙街道"},
                                                         {"007", "胶东街道"},
                                                         {"008", "胶北街道"},
                                                         {"009", "胶西街道"},
                                                         {"010", "胶莱街道"},
                                                         {"102", "李哥庄镇"},
                                                         {"105", "铺集镇"},
                                                         {"108", "里岔镇"},
                                                         {"111", "洋河镇"},
                                                         {"400", "胶州经济技术开发区"},
                                                         {"401", "大沽河省级生态旅游度假区"}};
    for (const auto& [code, name] : towns) {
        const auto town = tree().find("370281" + std::string(code), today);
        REQUIRE(town);
        CHECK(town->name == name);
        CHECK(town->level == DivisionLevel::town);
        CHECK(town->parent == "370281");
    }
    CHECK(town_kind("370281001") == TownKind::street);
    CHECK(town_kind("370281102") == TownKind::town);
    CHECK(town_kind("370281400") == TownKind::zone);
    CHECK(town_kind("370281001005") == TownKind::street);
    CHECK(town_kind("370281") == TownKind::other);
    CHECK(name_of(town_kind("370281001")).zh == "街道");
}

TEST_CASE("a place is named from its province down") {
    CHECK(tree().path_names("370281001") == Names{"山东省", "青岛市", "胶州市", "阜安街道"});
    CHECK(tree().path_names("370281001005") ==
          Names{"山东省", "青岛市", "胶州市", "阜安街道", "大同社区居民委员会"});
    CHECK(tree().path_names("110105") == Names{"北京市", "朝阳区"});
    CHECK(tree().path_names("370282") == Names{"山东省", "青岛市", "即墨市"});
    CHECK(tree().path_names("000000").empty());
}

TEST_CASE("即墨 is a city until the second half of 2017 and a district afterwards") {
    const auto before = make_date(2017, 6, 30), after = make_date(2018, 1, 1);
    CHECK(tree().find("370282", before));
    CHECK_FALSE(tree().find("370282", after));
    CHECK(tree().find_ever("370282"));
    CHECK_FALSE(tree().find("370215", before));
    CHECK(tree().find("370215", after));

    const auto has = [](const std::vector<Division>& all, std::string_view code) {
        return std::ranges::find(all, code, &Division::code) != all.end();
    };
    CHECK(has(tree().children_of("370200", before), "370282"));
    CHECK_FALSE(has(tree().children_of("370200", before), "370215"));
    CHECK(has(tree().children_of("370200", after), "370215"));
}

TEST_CASE("every division but a province has its parent, one level above") {
    std::vector<std::string> todo{"370000"};
    std::size_t seen = 0;
    while (!todo.empty()) {
        const auto code = todo.back();
        todo.pop_back();
        const auto parent = tree().find(code, today);
        REQUIRE(parent);
        for (const auto& child : tree().children_of(code, today)) {
            CHECK(int(child.level) == int(parent->level) + 1);
            CHECK_FALSE(child.name.empty());
            todo.push_back(child.code);
            ++seen;
        }
    }
    CHECK(seen > 1'000);
}

TEST_CASE("China has 34 divisions of the first level") { CHECK(tree().children_of("", today).size() == 34); }

TEST_CASE("what is no code has no division and no children") {
    for (const auto* wrong : {"37", "3702811", "37028100", "abcdef", "370281999"}) {
        CHECK_FALSE(tree().find(wrong, today));
        CHECK(tree().children_of(wrong, today).empty());
    }
}

TEST_CASE("a division is found by the beginning of its code or a part of its name, former ones too") {
    const auto codes = [](std::string_view words, std::string_view within = "") {
        std::vector<std::string> out;
        for (const auto& division : tree().search(words, within, 5)) out.push_back(division.code);
        return out;
    };
    CHECK(codes("阜安", "370281").front() == "370281001");
    CHECK(codes("即墨").at(0) == "370215");
    CHECK(codes("即墨").at(1) == "370222");  // a county until it became a city, and then a district
    CHECK(codes("即墨").at(2) == "370282");
    CHECK(codes("370281").front() == "370281");
    CHECK(codes("370281").size() == 5);
    CHECK(codes("没有这个地方").empty());
}

TEST_CASE("rows that are loaded stand beside the delivered ones, or instead of them") {
    const Date merged = make_date(2027, 1, 1);
    auto old = *tree().find_ever("370281102");
    old.valid_to = merged;
    const Division made{"370281112", "新镇", DivisionLevel::town, "370281", merged, {}};
    const auto changed = tree().with({old, made});
    CHECK(changed.children_of("370281", merged - 1).size() == 14);
    CHECK(changed.children_of("370281", merged).size() == 14);
    CHECK(changed.find("370281112", merged)->name == "新镇");
    CHECK_FALSE(changed.find("370281102", merged));
    CHECK(tree().find("370281102", merged));
}

}  // namespace atrium::outlets
