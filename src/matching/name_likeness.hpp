#pragma once
#include <string_view>

// How a name that is not in the register may still stand for one that is. Internal to the room.
namespace louyu::matching {

/// 新世界商务 or 新世界 for 新世界商务大厦, 汇锦中心 for 汇锦金融中心: characters left out, none changed.
bool is_short_form(std::u32string_view said, std::u32string_view known, std::u32string_view known_stem);

/// A slip of the keyboard: one character of the same sound (大夏 for 大厦), one missing, doubled or swapped
/// with its neighbour. 新世纪 for 新世界 is none: another word is another name (R002).
bool is_slip(std::u32string_view said, std::u32string_view known);

/// One or two characters apart, for a person to look at.
bool is_alike(std::u32string_view said, std::u32string_view known);

}  // namespace louyu::matching
