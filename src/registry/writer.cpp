#include <algorithm>

#include "base/id.hpp"
#include "registry/change_log.hpp"
#include "registry/image.hpp"
#include "registry/prepare.hpp"
#include "registry/region_closure.hpp"
#include "registry/search_text.hpp"
#include "registry/value_text.hpp"

namespace louyu::registry {

struct Writer::Impl {
    /// What the tenants who left a building in this batch are said to have released.
    struct Released {
        std::int64_t firms = 0;
        std::int64_t area = 0;
    };

    Impl(store::Session& the_session, const rights::Reader& the_reader, ChangeContext the_context)
        : session(the_session),
          reader(the_reader),
          context(the_context),
          world(session),
          preparation(world, reader, context),
          log(session),
          closure(session) {}

    ChangeState state() const {
        return reader.role().change_start == rights::ChangeStart::kEffective ? ChangeState::kEffective
                                                                             : ChangeState::kSubmitted;
    }
    ChangeResult result(const Prepared& prepared) const;
    ChangeResult write(Prepared prepared);
    void write_versions(Prepared& prepared, std::int64_t change_id);
    void append_log(const Prepared& prepared, std::int64_t change_id);
    void remember_sums(const Prepared& prepared);
    void check_batch();
    void check_released();

    store::Session& session;
    const rights::Reader& reader;
    ChangeContext context;
    World world;
    Preparation preparation;
    ChangeLog log;
    RegionClosure closure;
    std::map<std::int64_t, unsigned> touched;  // buildings and the sums to be checked
    std::map<std::int64_t, Released> released;
    std::vector<Finding> findings;
};

ChangeResult Writer::Impl::result(const Prepared& prepared) const {
    ChangeResult result;
    result.id = prepared.id;
    result.state = state();
    result.warnings = prepared.warnings;
    if (prepared.plan.nothing()) {
        result.change_id = prepared.plan.after.change_id;
        result.state = ChangeState::kEffective;
    }
    return result;
}

ChangeResult Writer::Impl::write(Prepared prepared) {
    ChangeResult result = this->result(prepared);
    if (prepared.plan.nothing()) {
        return result;
    }
    result.change_id = base::make_id();
    if (result.state == ChangeState::kEffective) {
        write_versions(prepared, result.change_id);
        remember_sums(prepared);
    } else {
        // What would be written is not, so there is nothing an undo would have to give back.
        prepared.plan.removed.clear();
        prepared.plan.added.clear();
    }
    append_log(prepared, result.change_id);
    return result;
}

void Writer::Impl::write_versions(Prepared& prepared, std::int64_t change_id) {
    const EntityTable& table = *prepared.table;
    if (prepared.kind == ChangeKind::kCreate) {
        table.insert_anchor(session, prepared.id, prepared.plan.after.district_code);
        if (!reader.sees_everything()) {
            preparation.made(table, prepared.id);
        }
    }
    const std::vector<Version> current = std::move(prepared.current);
    for (const Version& version : prepared.plan.removed) {
        table.delete_version(session, prepared.id, version);
    }
    for (Version& version : prepared.plan.added) {
        if (version.change_id == 0) {
            version.change_id = change_id;
            version.search_text = search_text(table, version.values);
        }
        table.insert_version(session, prepared.id, version);
    }
    const std::vector<Version> now = versions_after(current, prepared.plan);
    world.wrote(table, prepared.id, now.back());
    if (table.entity().name == "region") {
        closure.place(prepared.id, now, prepared.kind == ChangeKind::kCreate);
    }
}

void Writer::Impl::append_log(const Prepared& prepared, std::int64_t change_id) {
    LoggedChange row;
    row.district_code = prepared.district_code;
    row.id = change_id;
    row.at_ms = base::now_ms();
    row.user_id = reader.user_id();
    row.actor = reader.login();
    row.origin = context.origin;
    row.batch_id = context.batch_id;
    row.entity = prepared.table->entity().name;
    row.record_id = prepared.id;
    row.kind = prepared.kind;
    row.state = state();
    row.from = prepared.plan.from;
    row.to = prepared.plan.to;
    row.before_json = before_image(*prepared.table, prepared.plan);
    row.after_json = after_image(*prepared.table, prepared.plan, row.state);
    row.note = prepared.note;
    log.append(std::move(row));
}

void Writer::Impl::remember_sums(const Prepared& prepared) {
    const EntityTable& table = *prepared.table;
    const Version& after = prepared.plan.after;
    if (prepared.sums != 0) {
        const std::int64_t building =
            table.entity().name == "building" ? prepared.id : table.integer(after, "building_id").value_or(0);
        touched[building] |= prepared.sums;
    }
    if (prepared.kind == ChangeKind::kEnd && table.entity().name == "tenancy") {
        if (const auto area = table.integer(after, "released_area")) {
            Released& sum = released[*table.integer(after, "building_id")];
            sum.firms += 1;
            sum.area += *area;
        }
    }
}

void Writer::Impl::check_batch() {
    for (const auto& [building, sums] : touched) {
        for (Finding& finding : check_sums(session, building, sums, nullptr)) {
            findings.push_back(std::move(finding));
        }
    }
    touched.clear();
    check_released();
}

// H21: ten firms left a building and released 1.2 ㎡ together.
void Writer::Impl::check_released() {
    constexpr std::int64_t kLeastPerFirm = 100;  // 1 ㎡
    for (const auto& [building, sum] : released) {
        if (sum.firms >= 2 && sum.area < sum.firms * kLeastPerFirm) {
            findings.push_back(
                {false,
                 "building",
                 building,
                 {"/released_area", "registry.implausible_released_area",
                  fmt::format("{} 家企业退租，合计退租面积只有 {}，平均每家不到 1 ㎡：单位可能是万㎡，请核对",
                              sum.firms, print_area(sum.area))}});
        }
    }
    released.clear();
}

Writer::Writer(store::Session& session, const rights::Reader& reader, ChangeContext context)
    : impl_(std::make_unique<Impl>(session, reader, context)) {}

Writer::~Writer() = default;

base::Result<ChangeResult> Writer::apply(const Change& change) {
    TRY(Prepared prepared, impl_->preparation.prepare(change));
    return impl_->write(std::move(prepared));
}

base::Result<ChangeResult> Writer::validate(const Change& change) {
    TRY(const Prepared prepared, impl_->preparation.prepare(change));
    return impl_->result(prepared);
}

base::Result<std::vector<Finding>> Writer::seal() {
    impl_->findings.clear();
    impl_->check_batch();
    const std::vector<Finding>& findings = impl_->findings;
    Findings refused;
    for (const Finding& finding : findings) {
        if (finding.refused) {
            refused.refuse(std::string_view(finding.what.pointer).substr(1), finding.what.code,
                           finding.what.message);
        }
    }
    if (refused.refused()) {
        return refused.error();
    }
    impl_->log.flush();
    return findings;
}

const std::vector<Finding>& Writer::findings() const {
    return impl_->findings;
}

}  // namespace louyu::registry
