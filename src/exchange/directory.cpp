#include "exchange/directory.hpp"

#include "base/text.hpp"
#include "exchange/sql.hpp"

namespace louyu::exchange {

namespace {

std::vector<std::string> names_in(std::string_view list) {
    std::vector<std::string> names;
    for (const char separator : {';', ','}) {
        if (list.find(separator) != std::string_view::npos) {
            return base::split(list, separator);
        }
    }
    constexpr std::string_view kComma = "、";
    std::size_t start = 0;
    while (start < list.size()) {
        const std::size_t end = std::min(list.find(kComma, start), list.size());
        names.emplace_back(list.substr(start, end - start));
        start = end + kComma.size();
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
        for (std::string& former : names_in(row.view(3))) {
            former_names_.push_back(std::move(former));
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
    session.stream(sql::kListEnterpriseNames, {{"district_code", std::string(district_code)}},
                   [&feed](const store::Row& row) {
                       feed.take(row);
                       return true;
                   });
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

}  // namespace

matching::Directory load_enterprises(store::Session& session, std::string_view district_code) {
    matching::Directory::Builder builder;
    feed_enterprises(session, district_code, builder);
    return std::move(builder).build();
}

matching::Directory load_register(store::Session& session, std::string_view district_code) {
    std::vector<matching::RegionName> regions;
    session.stream(sql::kListRegionNames, {}, [&regions](const store::Row& row) {
        regions.push_back({row.text(0), row.text(1), level_from(row.view(2))});
        return true;
    });
    matching::Directory::Builder builder(
        matching::RegionNames(std::move(regions), std::string(district_code)));
    session.stream(sql::kListBuildingNames, {}, [&](const store::Row& row) {
        const std::string code = row.text(3);
        if (district_code.empty() || code.starts_with(district_code)) {
            const std::string name = row.text(1);
            const std::string road = row.text(4);
            const std::string number = row.text(5);
            builder.add(
                matching::BuildingEntry{row.integer(0), name, names_in(row.view(2)), code, road, number});
        }
        return true;
    });
    feed_enterprises(session, district_code, builder);
    return std::move(builder).build();
}

}  // namespace louyu::exchange
