#include "exchange/directory.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

/// Names in one field, parted by any of ; , 、 and their wide forms.
std::vector<std::string> names_in(std::string_view list) {
    constexpr std::array<std::string_view, 5> kSeparators = {";", ",", "、", "；", "，"};
    std::vector<std::string> names;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= list.size();) {
        std::size_t width = i == list.size() ? 1 : 0;
        for (const std::string_view separator : kSeparators) {
            width = list.substr(std::min(i, list.size())).starts_with(separator) ? separator.size() : width;
        }
        if (width == 0) {
            ++i;
            continue;
        }
        std::string name = base::trim(list.substr(begin, i - begin));
        if (!name.empty()) {
            names.push_back(std::move(name));
        }
        i += width;
        begin = i;
    }
    return names;
}

/// The versions of one firm come newest first: the first gives its name, the others its former names.
class EnterpriseFeed {
  public:
    explicit EnterpriseFeed(matching::Directory::Builder& builder) : builder_(builder) {}

    void take(const store::Row& row) {
        if (row.integer(0) != id_) {
            flush();
            id_ = row.integer(0);
            code_ = row.text(1);
            name_ = row.text(2);
        } else if (row.view(2) != name_) {
            former_names_.push_back(row.text(2));
        }
        if (!row.is_null(3)) {
            for (std::string& former : names_in(row.view(3))) {
                former_names_.push_back(std::move(former));
            }
        }
    }

    void flush() {
        if (id_ != 0) {
            builder_.add(matching::EnterpriseEntry{id_, code_, name_, former_names_});
        }
        former_names_.clear();
    }

  private:
    matching::Directory::Builder& builder_;
    std::int64_t id_ = 0;
    std::string code_;
    std::string name_;
    std::vector<std::string> former_names_;
};

void feed_enterprises(store::Session& session, std::string_view district_code,
                      matching::Directory::Builder& builder) {
    EnterpriseFeed feed(builder);
    const auto take = [&feed](const store::Row& row) {
        feed.take(row);
        return true;
    };
    if (district_code.empty()) {
        session.stream(sql::kListAllEnterpriseNames, {}, take);
    } else {
        session.stream(sql::kListEnterpriseNames, {{"district_code", std::string(district_code)}}, take);
    }
    feed.flush();
}

matching::RegionLevel level_from(std::string_view text) {
    if (text == "province") {
        return matching::RegionLevel::kProvince;
    }
    if (text == "city") {
        return matching::RegionLevel::kCity;
    }
    if (text == "county" || text == "park") {
        return matching::RegionLevel::kCounty;
    }
    if (text == "street") {
        return matching::RegionLevel::kStreet;
    }
    return text == "community" ? matching::RegionLevel::kCommunity : matching::RegionLevel::kNone;
}

matching::RegionNames region_names(store::Session& session, std::string_view district_code) {
    std::vector<matching::RegionName> regions;
    session.stream(sql::kListRegionNames, {}, [&regions](const store::Row& row) {
        regions.push_back({row.text(0), row.text(1), level_from(row.view(2))});
        return true;
    });
    return matching::RegionNames(std::move(regions), std::string(district_code));
}

void feed_buildings(store::Session& session, std::string_view district_code, const rights::Reader* reader,
                    matching::Directory::Builder& builder) {
    session.stream(sql::kListBuildingNames, {}, [&](const store::Row& row) {
        const std::string code = row.text(3);
        const bool is_visible = reader == nullptr || reader->sees_building(row.integer(0));
        if (is_visible && (district_code.empty() || code.starts_with(district_code))) {
            const std::string name = row.text(1);
            const std::string road = row.text(4);
            const std::string number = row.text(5);
            builder.add(
                matching::BuildingEntry{row.integer(0), name, names_in(row.view(2)), code, road, number});
        }
        return true;
    });
}

}  // namespace

matching::Directory load_enterprises(store::Session& session, std::string_view district_code) {
    matching::Directory::Builder builder;
    feed_enterprises(session, district_code, builder);
    return std::move(builder).build();
}

matching::Directory load_buildings(store::Session& session, const rights::Reader& reader,
                                   std::string_view district_code) {
    matching::Directory::Builder builder(region_names(session, district_code));
    feed_buildings(session, district_code, &reader, builder);
    return std::move(builder).build();
}

matching::Directory load_register(store::Session& session, std::string_view district_code) {
    matching::Directory::Builder builder(region_names(session, district_code));
    feed_buildings(session, district_code, nullptr, builder);
    feed_enterprises(session, district_code, builder);
    return std::move(builder).build();
}

}  // namespace louyu::exchange
