#include "geo/fixture.hpp"

#include <protozero/pbf_reader.hpp>

namespace louyu::geo {

namespace {

std::int64_t unzigzag(std::uint32_t value) {
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

Ring read_geometry(const std::vector<std::uint32_t>& numbers) {
    constexpr std::uint32_t kClosePath = 7;
    Ring ring;
    Point at;
    for (std::size_t i = 0; i < numbers.size();) {
        const std::uint32_t command = numbers[i] & 7U;
        const std::uint32_t count = numbers[i] >> 3U;
        ++i;
        for (std::uint32_t step = 0; command != kClosePath && step < count; ++step, i += 2) {
            at = {at.x + unzigzag(numbers.at(i)), at.y + unzigzag(numbers.at(i + 1))};
            ring.push_back(at);
        }
    }
    return ring;
}

struct ReadLayer {
    std::string name;
    std::vector<std::string> keys;
    std::vector<std::string> values;
    std::vector<protozero::data_view> features;
};

void read_field(protozero::pbf_reader& reader, ReadLayer& layer) {
    switch (reader.tag()) {
        case 15:
            EXPECT_EQ(reader.get_uint32(), 2U);
            break;
        case 1:
            layer.name = reader.get_string();
            break;
        case 2:
            layer.features.push_back(reader.get_view());
            break;
        case 3:
            layer.keys.push_back(reader.get_string());
            break;
        case 4: {
            protozero::pbf_reader value = reader.get_message();
            EXPECT_TRUE(value.next());
            layer.values.push_back(value.tag() == 1 ? value.get_string()
                                                    : std::to_string(value.get_uint64()));
            break;
        }
        case 5:
            EXPECT_EQ(reader.get_uint32(), 4096U);
            break;
        default:
            ADD_FAILURE() << "a field no layer has";
            reader.skip();
    }
}

ReadFeature read_feature(const ReadLayer& layer, const protozero::data_view& view) {
    ReadFeature feature;
    protozero::pbf_reader parts(view);
    while (parts.next()) {
        if (parts.tag() == 3) {
            feature.type = parts.get_enum();
            continue;
        }
        const std::uint32_t tag = parts.tag();
        const auto range = parts.get_packed_uint32();
        const std::vector<std::uint32_t> numbers(range.begin(), range.end());
        if (tag == 4) {
            feature.ring = read_geometry(numbers);
        } else {
            for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
                feature.attributes[layer.keys.at(numbers[i])] = layer.values.at(numbers[i + 1]);
            }
        }
    }
    constexpr int kPolygon = 3;
    if (feature.type == kPolygon) {
        EXPECT_GT(doubled_area(feature.ring), 0) << "an outer ring turns clockwise";
    }
    return feature;
}

}  // namespace

ReadTile read_tile(const std::string& bytes) {
    ReadTile tile;
    protozero::pbf_reader reader(bytes);
    while (reader.next(3)) {
        protozero::pbf_reader fields = reader.get_message();
        ReadLayer layer;
        while (fields.next()) {
            read_field(fields, layer);
        }
        EXPECT_FALSE(layer.name.empty());
        EXPECT_FALSE(tile.contains(layer.name)) << "a layer has its name alone";
        for (const protozero::data_view& view : layer.features) {
            tile[layer.name].push_back(read_feature(layer, view));
        }
    }
    return tile;
}

}  // namespace louyu::geo
