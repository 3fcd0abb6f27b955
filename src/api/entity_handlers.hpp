#pragma once
#include "api/routes.hpp"
#include "dictionary/dictionary.hpp"

// What can be done with the records of any versioned entity.
namespace louyu::api {

/// The page asked for, or with format= all that match as a file.
base::Result<http::Response> list_records(const Call& call, const dictionary::Entity& entity);
base::Result<http::Response> get_record(const Call& call, const dictionary::Entity& entity);
base::Result<http::Response> get_history(const Call& call, const dictionary::Entity& entity);

base::Result<http::Response> create_record(const Call& call, const dictionary::Entity& entity);
/// Corrects, changes or ends, as `as` says.
base::Result<http::Response> patch_record(const Call& call, const dictionary::Entity& entity);
base::Result<http::Response> end_record(const Call& call, const dictionary::Entity& entity);

/// The body of a 412: what the record is now, beside what was sent.
http::Response stale_response(const Call& call, const dictionary::Entity& entity, std::int64_t id,
                              const base::Error& error);

}  // namespace louyu::api
