#pragma once
#include <string>

#include "exchange/import.hpp"
#include "exchange/jobs.hpp"
#include "geo/atlas.hpp"
#include "registry/attachments.hpp"
#include "rights/reader_cache.hpp"
#include "statistics/cubes.hpp"
#include "store/write_behind.hpp"

namespace louyu::api {

/// The rooms below, as the resources use them. All outlive the server.
struct Services {
    store::Database& database;
    statistics::Cubes& cubes;
    exchange::Imports& imports;
    exchange::Jobs& jobs;
    store::WriteBehind& write_behind;
    std::string spool_dir;        // for uploads and files made for one answer
    bool secure_cookies = false;  // behind TLS
    std::string version;
    registry::Attachments attachments;
    rights::ReaderCache readers = {};
    geo::Atlas atlas = geo::Atlas();
};

}  // namespace louyu::api
