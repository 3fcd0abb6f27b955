#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "geo/atlas.hpp"

namespace louyu::app {

/// Where the program keeps its data and where it listens. Command line over configuration file over these
/// values.
struct Configuration {
    std::string data_dir = "data";
    std::string database;  // sqlite:PATH or postgresql://…; "" = DATA/louyu.db
    std::string listen = "127.0.0.1:8080";
    std::string config_file;
    bool secure_cookies = false;  // behind TLS
    geo::MapSettings map = {};
    std::string pages_dir;  // web/dist on disk instead of the pages built in, for those who work on them

    std::string database_url() const;
    std::string files_dir() const { return data_dir + "/files"; }
    /// Of the servers the map under ours comes from: https://t0.tianditu.gov.cn.
    std::vector<std::string> map_origins() const;
    std::string attachments_dir() const { return files_dir() + "/attachments"; }
    std::string spool_dir() const { return data_dir + "/spool"; }
};

/// Fills what `config_file` says (TOML: data, database, listen, secure_cookies, and a table map) into values still
/// at their default. The map: addresses (pictures by {z}, {x}, {y}), frame, attribution and zoom_max of a map under
/// ours; coordinates, the frame of coordinates that name none.
base::Result<void> read_config_file(Configuration& configuration);

struct ListenAddress {
    std::string address;
    std::uint16_t port = 0;
};
/// 127.0.0.1:8080, [::1]:8080, :8080 (every interface).
base::Result<ListenAddress> parse_listen(const std::string& text);

}  // namespace louyu::app
