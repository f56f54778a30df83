// typeset: the math table of the formula font, in ems.
#pragma once

#include <memory>
#include <vector>

#include "draw/fonts.h"

namespace surprisal::typeset {

// Named as in the OpenType specification of the MATH table, which explains each.
struct MathConstants {
  double script_scale = 0;
  double script_script_scale = 0;
  double display_operator_min_height = 0;
  double axis_height = 0;
  double accent_base_height = 0;
  double subscript_shift_down = 0;
  double subscript_top_max = 0;
  double subscript_baseline_drop_min = 0;
  double superscript_shift_up = 0;
  double superscript_shift_up_cramped = 0;
  double superscript_bottom_min = 0;
  double superscript_baseline_drop_max = 0;
  double sub_superscript_gap_min = 0;
  double superscript_bottom_max_with_subscript = 0;
  double space_after_script = 0;
  double upper_limit_gap_min = 0;
  double upper_limit_baseline_rise_min = 0;
  double lower_limit_gap_min = 0;
  double lower_limit_baseline_drop_min = 0;
  double stack_top_shift_up = 0;
  double stack_top_display_style_shift_up = 0;
  double stack_bottom_shift_down = 0;
  double stack_bottom_display_style_shift_down = 0;
  double stack_gap_min = 0;
  double stack_display_style_gap_min = 0;
  double fraction_numerator_shift_up = 0;
  double fraction_numerator_display_style_shift_up = 0;
  double fraction_denominator_shift_down = 0;
  double fraction_denominator_display_style_shift_down = 0;
  double fraction_numerator_gap_min = 0;
  double fraction_num_display_style_gap_min = 0;
  double fraction_rule_thickness = 0;
  double fraction_denominator_gap_min = 0;
  double fraction_denom_display_style_gap_min = 0;
  double overbar_vertical_gap = 0;
  double overbar_rule_thickness = 0;
  double overbar_extra_ascender = 0;
  double underbar_vertical_gap = 0;
  double underbar_rule_thickness = 0;
  double underbar_extra_descender = 0;
  double radical_vertical_gap = 0;
  double radical_display_style_vertical_gap = 0;
  double radical_rule_thickness = 0;
  double radical_extra_ascender = 0;
  double radical_kern_before_degree = 0;
  double radical_kern_after_degree = 0;
  double radical_degree_bottom_raise = 0;  // of the radical's height
};

enum class Direction { Up, Right };

// One glyph of a stretched character; its ink starts at `from` along the direction.
struct StretchPart {
  char32_t code = 0;
  double from = 0;
};

struct Stretched {
  std::vector<StretchPart> parts;
  double length = 0;
};

class MathFont {
 public:
  explicit MathFont(const Fonts& fonts);  // which must outlive it
  ~MathFont();
  MathFont(const MathFont&) = delete;
  MathFont& operator=(const MathFont&) = delete;

  const Fonts& fonts() const { return fonts_; }
  const MathConstants& constants() const { return constants_; }

  bool has(char32_t code) const { return fonts_.has(FontFile::Math, code); }
  GlyphBox box(char32_t code) const { return fonts_.box(FontFile::Math, code); }
  double italic_correction(char32_t code) const;
  double accent_position(char32_t code) const;  // x of the middle of an accent, from the origin

  // The smallest variant of the glyph that is at least this long; if there is none, one assembled from parts;
  // if there are no parts, the largest variant.
  Stretched stretched(char32_t code, Direction direction, double at_least) const;
  // The largest variant that is at most this long; if there is none, the glyph itself.
  Stretched fitted(char32_t code, Direction direction, double at_most) const;

 private:
  struct Table;
  const Fonts& fonts_;
  std::unique_ptr<Table> table_;
  MathConstants constants_;
};

}  // namespace surprisal::typeset
