#include <random>
#include <set>

#include "registry/fixture.hpp"

namespace louyu::registry::testing {
namespace {

constexpr int kDays = 14;  // from 2020-01-01; the last stands for ever after

base::Day day_at(int index) {
    base::Day day = kStart;
    for (int i = 0; i < index; ++i) {
        day = base::next_day(day);
    }
    return day;
}

/// What is true of a record on one day: the version it lies in, and two fields.
struct DayState {
    int version = 0;  // 0: it is not there
    std::string name;
    std::string note;
    bool operator==(const DayState&) const = default;
};
using Life = std::vector<DayState>;  // by day

/// The plainest way to say what each kind of change means, day by day.
class Model {
  public:
    bool create(std::int64_t id, int from, int to, const std::string& name) {
        Life life(kDays);
        for (int day = from; day <= to; ++day) {
            life[at(day)] = {1, name, ""};
        }
        lives_[id] = life;
        return from <= to;
    }
    bool change(std::int64_t id, int from, const std::string& note) {
        Life& life = lives_[id];
        const int version = life[at(from)].version;
        if (version == 0) {
            return false;
        }
        if (life[at(from)].note == note) {
            return true;  // nothing differs, nothing is split
        }
        const int next = ++versions_;
        for (int day = from; day < kDays; ++day) {
            if (life[at(day)].version == version) {
                life[at(day)].version = next;
                life[at(day)].note = note;
            }
        }
        return true;
    }
    bool correct(std::int64_t id, int on, const std::string& name, std::optional<int> first,
                 std::optional<int> last) {
        Life& life = lives_[id];
        const DayState old = life[at(on)];
        if (old.version == 0) {
            return false;
        }
        int begin = on;
        int end = on;
        while (begin > 0 && life[at(begin - 1)].version == old.version) {
            --begin;
        }
        while (end + 1 < kDays && life[at(end + 1)].version == old.version) {
            ++end;
        }
        begin = first.value_or(begin);
        end = last.value_or(end);
        if (begin > end) {
            return false;
        }
        Life next = life;
        for (DayState& state : next) {
            if (state.version == old.version) {
                state = {};
            }
        }
        for (int day = begin; day <= end; ++day) {
            if (next[at(day)].version != 0) {
                return false;  // it would overlap another version
            }
            next[at(day)] = {old.version, name, old.note};
        }
        life = next;
        return true;
    }
    bool end(std::int64_t id, int from, const std::string& note) {
        Life& life = lives_[id];
        if (from == 0 || life[at(from - 1)].version == 0) {
            return false;
        }
        const int last = life[at(from - 1)].version;
        for (int day = 0; day < kDays; ++day) {
            if (day >= from) {
                life[at(day)] = {};
            } else if (life[at(day)].version == last) {
                life[at(day)].note = note;
            }
        }
        return true;
    }
    const std::map<std::int64_t, Life>& lives() const { return lives_; }
    void drop(std::int64_t id) { lives_.erase(id); }

  private:
    static std::size_t at(int day) { return static_cast<std::size_t>(day); }
    std::map<std::int64_t, Life> lives_;
    int versions_ = 1;
};

class PropertyTest : public RegistryTest {
  protected:
    int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
    static base::Day first_day(int index) { return day_at(index); }
    static base::Day last_day(int index) { return index == kDays - 1 ? base::kForever : day_at(index); }

    /// One random change to the writer and to the model; both must agree whether it can be.
    void step(Writer& writer, Model& model) {
        const std::string word = fmt::format("字{}", pick(4));
        const int day = pick(kDays);
        if (model.lives().size() < 3 || pick(20) == 0) {
            // Most live long, so that there is something to change.
            const int from = pick(4) == 0 ? day : pick(3);
            const int to = pick(4) == 0 ? pick(kDays) : kDays - 1;
            Change change =
                create("organisation",
                       {{"name", text(word)}, {"kind", text("other")}, {"region_id", number(street_)}},
                       first_day(from));
            change.id = base::make_id();
            change.to = last_day(to);
            const bool expected = model.create(change.id, from, to, word);
            const auto result = writer.apply(change);
            ASSERT_EQ(result.has_value(), expected);
            if (!expected) {
                model.drop(change.id);
            }
            return;
        }
        auto life = model.lives().begin();
        std::advance(life, pick(static_cast<int>(model.lives().size())));
        const std::int64_t id = life->first;
        Change change;
        bool expected = false;
        // Ends are rarer, since they leave less to change.
        switch (pick(7)) {
            case 0:
            case 1:
            case 2:
                change =
                    on(ChangeKind::kChange, "organisation", id, first_day(day), {{"aliases", text(word)}});
                expected = model.change(id, day, word);
                break;
            case 3:
            case 4:
            case 5: {
                change = on(ChangeKind::kCorrect, "organisation", id, first_day(day), {{"name", text(word)}});
                std::optional<int> first;
                std::optional<int> last;
                if (pick(3) == 0) {
                    change.starts_on = first_day(*(first = pick(kDays)));
                }
                if (pick(3) == 0) {
                    change.to = last_day(*(last = pick(kDays)));
                }
                expected = model.correct(id, day, word, first, last);
                break;
            }
            default:
                change = on(ChangeKind::kEnd, "organisation", id, first_day(day), {{"aliases", text(word)}});
                expected = model.end(id, day, word);
        }
        const auto result = writer.apply(change);
        ASSERT_EQ(result.has_value(), expected) << to_string(change.kind) << " " << change.from.yyyymmdd
                                                << (result ? "" : result.error().message);
    }

    void expect_equal(const Model& model) {
        const store::Lease lease = store_->reader();
        for (int index = 0; index < kDays; ++index) {
            ListRequest request;
            request.entity = "organisation";
            request.asof = last_day(index) == base::kForever ? base::Day{20991231} : day_at(index);
            request.limit = 1000;
            const auto answer = registry::list(*lease, console_, request);
            std::map<std::int64_t, std::pair<base::Value, base::Value>> stored;
            for (const Record& record : answer->items) {
                stored[record.id] = {record.get("name"), record.get("aliases")};
            }
            std::map<std::int64_t, std::pair<base::Value, base::Value>> expected;
            for (const auto& [id, life] : model.lives()) {
                const DayState& state = life[static_cast<std::size_t>(index)];
                if (state.version != 0) {
                    expected[id] = {text(state.name), state.note.empty() ? base::Value() : text(state.note)};
                }
            }
            ASSERT_EQ(stored, expected) << "on day " << index;
        }
    }

    std::mt19937 random_;
};
INSTANTIATE_TEST_SUITE_P(Stores, PropertyTest, ::testing::ValuesIn(store::testing::stores()),
                         store::testing::StoreName());

TEST_P(PropertyTest, any_sequence_of_changes_means_what_it_means_day_by_day) {
    for (unsigned seed = 1; seed <= 20 && !HasFatalFailure(); ++seed) {
        random_.seed(seed);
        execute("DELETE FROM organisation_version");
        std::vector<Model> before;  // of each batch that stands
        Model model;
        for (int round = 0; round < 12 && !HasFatalFailure(); ++round) {
            SCOPED_TRACE(fmt::format("seed {} round {}", seed, round));
            const store::Lease lease = store_->writer();
            store::Transaction transaction(*lease, store::Access::kWrite);
            if (!before.empty() && pick(3) == 0) {
                const auto undone =
                    undo_batch(*lease, console_, static_cast<std::int64_t>(seed * 100 + before.size()));
                ASSERT_TRUE(undone.has_value() || undone.error().code == "registry.nothing_to_undo")
                    << undone.error().message;
                model = before.back();
                before.pop_back();
            } else {
                before.push_back(model);
                Writer writer(*lease, console_,
                              {Origin::kBatch, static_cast<std::int64_t>(seed * 100 + before.size())});
                for (int i = pick(12); i >= 0; --i) {
                    step(writer, model);
                }
                ASSERT_TRUE(writer.seal().has_value());
            }
            transaction.commit();
            expect_equal(model);
        }
        const store::Lease lease = store_->reader();
        EXPECT_EQ(verify_chain(*lease).first_broken, std::nullopt);
    }
}

TEST_P(PropertyTest, the_closure_of_regions_follows_every_move) {
    random_.seed(7);
    constexpr std::string_view kLevels[] = {"city", "county", "street", "community"};
    std::vector<std::vector<std::int64_t>> made(5);
    made[0] = {std::get<std::int64_t>(rows("SELECT id FROM region_version WHERE level = 'province'")[0][0])};
    int code = 0;
    for (std::size_t depth = 0; depth < 4; ++depth) {
        for (int i = 0; i < 4; ++i) {
            made[depth + 1].push_back(
                must_create("region", {{"code", text(fmt::format("99{:010}", ++code))},
                                       {"name", text(fmt::format("区划{}", code))},
                                       {"level", text(kLevels[depth])},
                                       {"parent_id", number(made[depth][random_() % made[depth].size()])}}));
        }
    }
    const auto closure = [&] {
        std::set<std::vector<std::int64_t>> all;
        for (const store::Values& row :
             rows("SELECT ancestor_id, descendant_id, depth FROM region_closure")) {
            all.insert({std::get<std::int64_t>(row[0]), std::get<std::int64_t>(row[1]),
                        std::get<std::int64_t>(row[2])});
        }
        return all;
    };
    const auto by_hand = [&] {
        std::map<std::int64_t, std::int64_t> parents;
        for (const store::Values& row :
             rows("SELECT id, parent_id FROM region_version WHERE valid_to = 99991231")) {
            const auto* parent = base::as_integer(row[1]);
            parents[std::get<std::int64_t>(row[0])] = parent == nullptr ? 0 : *parent;
        }
        std::set<std::vector<std::int64_t>> all;
        for (const auto& [id, parent] : parents) {
            std::int64_t depth = 0;
            for (std::int64_t above = id; above != 0; above = parents[above]) {
                all.insert({above, id, depth++});
            }
        }
        return all;
    };
    EXPECT_EQ(closure(), by_hand());
    for (int i = 0; i < 25; ++i) {
        const std::size_t depth = 1 + random_() % 4;
        const std::int64_t id = made[depth][random_() % 4];
        const std::vector<std::int64_t>& above = made[random_() % depth];
        const ChangeKind kind = i % 2 == 0 ? ChangeKind::kCorrect : ChangeKind::kChange;
        const base::Value parent = i % 7 == 0 ? base::Value() : number(above[random_() % above.size()]);
        // Each day is its own, so that a change always finds the last version.
        must_apply(on(kind, "region", id, day_at(i + 1), {{"parent_id", parent}}), {Origin::kBatch, 100 + i});
        ASSERT_EQ(closure(), by_hand()) << i;
    }
    const auto moved = closure();
    const store::Lease lease = store_->writer();
    store::Transaction transaction(*lease, store::Access::kWrite);
    rebuild_region_closure(*lease, base::today());
    transaction.commit();
    EXPECT_EQ(closure(), moved);
}

TEST_P(PropertyTest, a_move_of_a_region_on_a_later_day_counts_when_that_day_has_come) {
    const std::int64_t city =
        std::get<std::int64_t>(rows("SELECT id FROM region_version WHERE level = 'city'")[0][0]);
    const base::Day tomorrow = base::next_day(base::today());
    must_apply(on(ChangeKind::kChange, "region", street_, tomorrow, {{"parent_id", number(city)}}));
    const auto is_below_district = [&] {
        return !rows(fmt::format("SELECT 1 FROM region_closure WHERE ancestor_id = {} AND descendant_id = {}",
                                 district_, street_))
                    .empty();
    };
    EXPECT_TRUE(is_below_district());
    const store::Lease lease = store_->writer();
    store::Transaction transaction(*lease, store::Access::kWrite);
    rebuild_region_closure(*lease, tomorrow);
    transaction.commit();
    EXPECT_FALSE(is_below_district());
}

}  // namespace
}  // namespace louyu::registry::testing
