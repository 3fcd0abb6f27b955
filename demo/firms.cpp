#include "demo/firms.hpp"

#include "demo/industries.hpp"
#include "demo/naming.hpp"

namespace louyu::demo {

namespace {

FirmKind draw_kind(std::int16_t local_class, Random& random) {
    switch (local_class) {
        case kLaw:
            return random.chance(720) ? FirmKind::kLawFirm : FirmKind::kCompany;
        case kEducation:
        case kHealth:
        case kOtherClass:
            return random.chance(180) ? FirmKind::kSocial : FirmKind::kCompany;
        case kTrade:
        case kCatering:
        case kResidentService:
            return random.chance(110)  ? FirmKind::kSoleTrader
                   : random.chance(40) ? FirmKind::kBranch
                                       : FirmKind::kCompany;
        default:
            return random.chance(55) ? FirmKind::kBranch : FirmKind::kCompany;
    }
}

}  // namespace

void settle_foundings(World& world) {
    for (const Stay& stay : world.stays) {
        base::Day& founded = world.firms[static_cast<std::size_t>(stay.firm)].established;
        if (stay.from < founded) {
            founded = base::previous_day(base::month_of(stay.from).first_day());
        }
    }
}

Firm make_firm(const World& world, std::int16_t local_class, int street, Random& random) {
    Firm firm;
    firm.serial = static_cast<std::uint32_t>(world.firms.size()) + 1;
    firm.local_class = local_class;
    firm.kind = draw_kind(local_class, random);
    const auto& codes = local_classes()[static_cast<std::size_t>(local_class)].codes;
    firm.industry_code = random.pick(codes);
    if (firm.kind == FirmKind::kLawFirm) {
        firm.industry_code = 7231;
    }
    firm.street = static_cast<std::int16_t>(street);
    firm.other_place = static_cast<std::int16_t>(random.below(other_place_count()));
    const int first = world.shape.first_month.year();
    firm.established = base::Day{random.number(first - 19, first - 2) * 10000 + random.number(1, 12) * 100 +
                                 random.number(1, 28)};
    firm.first_tax_month = world.shape.first_month;
    firm.last_tax_month = world.shape.last_month;
    return firm;
}

}  // namespace louyu::demo
