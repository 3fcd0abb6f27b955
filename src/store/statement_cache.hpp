#pragma once
#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace louyu::store {

/// Texts one connection keeps prepared.
inline constexpr std::size_t kStatementsMax = 256;

/// The prepared statements of one connection by their text, the least recently used one dropped first: texts
/// made by Builder vary with the length of a list and must not pile up.
template <class Statement>
class StatementCache {
  public:
    explicit StatementCache(std::size_t limit) : limit_(limit) {}

    std::shared_ptr<Statement> find(std::string_view text) {
        const auto found = by_text_.find(text);
        if (found == by_text_.end()) {
            return nullptr;
        }
        entries_.splice(entries_.begin(), entries_, found->second);
        return found->second->second;
    }

    /// Keeps `statement`; returns the one that had to leave, or nullptr.
    std::shared_ptr<Statement> keep(std::string_view text, std::shared_ptr<Statement> statement) {
        entries_.emplace_front(std::string(text), std::move(statement));
        by_text_.emplace(entries_.front().first, entries_.begin());
        return entries_.size() > limit_ ? drop(std::prev(entries_.end())) : nullptr;
    }

    void clear() {
        by_text_.clear();
        entries_.clear();
    }
    std::size_t size() const { return entries_.size(); }

  private:
    using Entries = std::list<std::pair<std::string, std::shared_ptr<Statement>>>;

    std::shared_ptr<Statement> drop(typename Entries::iterator entry) {
        std::shared_ptr<Statement> statement = std::move(entry->second);
        by_text_.erase(entry->first);
        entries_.erase(entry);
        return statement;
    }

    std::size_t limit_;
    Entries entries_;
    std::unordered_map<std::string_view, typename Entries::iterator> by_text_;
};

}  // namespace louyu::store
