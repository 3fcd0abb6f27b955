#include "statistics/load.hpp"
#include "statistics/sql.hpp"

namespace louyu::statistics {

namespace {

std::int64_t integer_of(const base::Value& value) {
    const std::int64_t* integer = base::as_integer(value);
    return integer == nullptr ? 0 : *integer;
}

std::string text_of(const base::Value& value) {
    const std::string* text = base::as_text(value);
    return text == nullptr ? std::string() : *text;
}

base::Month month_of_value(const base::Value& value) {
    return base::Month{static_cast<std::int32_t>(integer_of(value))};
}

void load_regions(store::Session& session, Places& places) {
    std::vector<std::int64_t> parents;
    session.stream(sql::kListRegions, {}, [&](const store::Row& row) {
        places.region_of_id.emplace(row.integer(0), static_cast<std::int32_t>(places.regions.size()));
        places.regions.push_back({row.integer(0), row.text(1), row.text(2), row.text(3)});
        parents.push_back(row.integer(4));
        return true;
    });
    for (std::size_t i = 0; i < parents.size(); ++i) {
        const auto parent = places.region_of_id.find(parents[i]);
        if (parent != places.region_of_id.end() && parent->second != static_cast<std::int32_t>(i)) {
            places.regions[i].parent = parent->second;
        }
    }
}

}  // namespace

std::shared_ptr<const Places> load_places(store::Session& session) {
    auto places = std::make_shared<Places>();
    load_regions(session, *places);
    std::unordered_map<std::int64_t, std::int32_t> scheme_of_id;
    for (const store::Values& row : session.select(sql::kListZoningSchemes)) {
        scheme_of_id.emplace(integer_of(row[0]), static_cast<std::int32_t>(places->schemes.size()));
        places->schemes.push_back({integer_of(row[0]), text_of(row[1]), text_of(row[2])});
    }
    session.stream(sql::kListZones, {}, [&](const store::Row& row) {
        if (const auto scheme = scheme_of_id.find(row.integer(1)); scheme != scheme_of_id.end()) {
            places->zone_of_id.emplace(row.integer(0), static_cast<std::int32_t>(places->zones.size()));
            places->zones.push_back({row.integer(0), scheme->second, row.text(2), row.text(3)});
        }
        return true;
    });
    return places;
}

std::vector<BatchInfo> load_batches(store::Session& session) {
    std::vector<BatchInfo> batches;
    for (const store::Values& row : session.select(sql::kListPostedBatches)) {
        batches.push_back({.id = integer_of(row[0]),
                           .district_code = text_of(row[1]),
                           .kind = text_of(row[2]),
                           .file_name = text_of(row[3]),
                           .source_id = integer_of(row[4]),
                           .period = {month_of_value(row[5]), month_of_value(row[6])},
                           .posted_ms = integer_of(row[7]),
                           .rows = integer_of(row[8])});
    }
    return batches;
}

std::map<base::Month, std::int64_t> load_attributions(store::Session& session) {
    std::map<base::Month, std::int64_t> revisions;
    for (const store::Values& row : session.select(sql::kListAttributions)) {
        revisions.emplace(month_of_value(row[0]), integer_of(row[1]));
    }
    return revisions;
}

std::vector<TaxSource> load_tax_sources(store::Session& session) {
    std::vector<TaxSource> sources;
    for (const store::Values& row : session.select(sql::kListTaxSources)) {
        sources.push_back({integer_of(row[0]), text_of(row[1]), text_of(row[2])});
    }
    return sources;
}

std::vector<PublishedFigure> load_published(store::Session& session) {
    std::vector<PublishedFigure> figures;
    for (const store::Values& row : session.select(sql::kListPublishedFigures)) {
        figures.push_back({.district_code = text_of(row[0]),
                           .metric = text_of(row[1]),
                           .condition = text_of(row[2]),
                           .period = {month_of_value(row[3]), month_of_value(row[4])},
                           .printed = text_of(row[5]),
                           .unit = text_of(row[6]),
                           .units = integer_of(row[7]),
                           .precision_units = integer_of(row[8]),
                           .source = text_of(row[9])});
    }
    return figures;
}

}  // namespace louyu::statistics
