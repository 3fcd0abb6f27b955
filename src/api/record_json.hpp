#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "dictionary/dictionary.hpp"
#include "registry/registry.hpp"
#include "rights/reader.hpp"
#include "store/database.hpp"

// Records as JSON and back, by the types of the dictionary: ids as text, areas as decimal text, money in fen.
namespace louyu::api {

/// A stored value as docs/api.md prints its type.
base::Json value_json(const dictionary::Field& field, const base::Value& value);
/// The reverse; api.bad_value with a sentence that names the form expected. null clears the field.
base::Result<base::Value> value_from_json(const dictionary::Field& field, const base::Json& json);
/// The same for a filter of the query, which is text: 12.50, 2020-12-31, true, operating.
base::Result<base::Value> value_from_text(const dictionary::Field& field, const std::string& text);

/// Titles of what the records refer to, fetched once a list: {"<field>": "南湖街道"}.
class ReferenceTitles {
  public:
    /// Of no record.
    ReferenceTitles() = default;
    ReferenceTitles(store::Session& session, const rights::Reader& reader, const dictionary::Entity& entity,
                    const std::vector<registry::Record>& records, base::Day asof);
    const std::string* find(const dictionary::Field& field, std::int64_t id) const;

  private:
    std::map<std::string, std::map<std::int64_t, std::string>, std::less<>> by_entity_;
};

/// id, validFrom, validTo (null = still true), version (the ETag), those of `fields` that are set, and titles
/// of references beside them.
base::Json record_json(const dictionary::Entity& entity, const registry::Record& record,
                       const ReferenceTitles& titles, const std::vector<const dictionary::Field*>& fields);
base::Json history_json(const registry::HistoryEntry& entry);

}  // namespace louyu::api
