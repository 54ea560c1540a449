#pragma once

#include <string>
#include <string_view>

namespace atrium::forms {

// Text by characters (code points), the unit in which all of a form is measured.  The UTF-8 is valid: the
// JSON parser has refused the rest.
std::u32string code_points(std::string_view utf8);
std::string utf8_of(std::u32string_view);

// Without the white space in front and behind, the ideographic space among it.  The set is that of
// ECMAScript's String.prototype.trim, so that browser and server cut alike.
std::string trimmed(std::string_view utf8);

// What was typed into a field for a number or an address: without any white space, letters and digits of
// full width (Chinese input methods produce them) as ordinary ones.
std::string typed_code(std::string_view utf8);

}  // namespace atrium::forms
