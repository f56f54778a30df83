#include "typeset/math_font.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <new>

namespace surprisal::typeset {
namespace {

struct ConstantName {
  double MathConstants::*place;
  hb_ot_math_constant_t name;
};

using C = MathConstants;
constexpr auto kConstants = std::to_array<ConstantName>({
    {&C::script_scale, HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN},
    {&C::script_script_scale, HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN},
    {&C::display_operator_min_height, HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT},
    {&C::axis_height, HB_OT_MATH_CONSTANT_AXIS_HEIGHT},
    {&C::accent_base_height, HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT},
    {&C::subscript_shift_down, HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN},
    {&C::subscript_top_max, HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX},
    {&C::subscript_baseline_drop_min, HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN},
    {&C::superscript_shift_up, HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP},
    {&C::superscript_shift_up_cramped, HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED},
    {&C::superscript_bottom_min, HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN},
    {&C::superscript_baseline_drop_max, HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX},
    {&C::sub_superscript_gap_min, HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN},
    {&C::superscript_bottom_max_with_subscript, HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT},
    {&C::space_after_script, HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT},
    {&C::upper_limit_gap_min, HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN},
    {&C::upper_limit_baseline_rise_min, HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN},
    {&C::lower_limit_gap_min, HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN},
    {&C::lower_limit_baseline_drop_min, HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN},
    {&C::stack_top_shift_up, HB_OT_MATH_CONSTANT_STACK_TOP_SHIFT_UP},
    {&C::stack_top_display_style_shift_up, HB_OT_MATH_CONSTANT_STACK_TOP_DISPLAY_STYLE_SHIFT_UP},
    {&C::stack_bottom_shift_down, HB_OT_MATH_CONSTANT_STACK_BOTTOM_SHIFT_DOWN},
    {&C::stack_bottom_display_style_shift_down, HB_OT_MATH_CONSTANT_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN},
    {&C::stack_gap_min, HB_OT_MATH_CONSTANT_STACK_GAP_MIN},
    {&C::stack_display_style_gap_min, HB_OT_MATH_CONSTANT_STACK_DISPLAY_STYLE_GAP_MIN},
    {&C::fraction_numerator_shift_up, HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP},
    {&C::fraction_numerator_display_style_shift_up,
     HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP},
    {&C::fraction_denominator_shift_down, HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN},
    {&C::fraction_denominator_display_style_shift_down,
     HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN},
    {&C::fraction_numerator_gap_min, HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN},
    {&C::fraction_num_display_style_gap_min, HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN},
    {&C::fraction_rule_thickness, HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS},
    {&C::fraction_denominator_gap_min, HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN},
    {&C::fraction_denom_display_style_gap_min, HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN},
    {&C::overbar_vertical_gap, HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP},
    {&C::overbar_rule_thickness, HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS},
    {&C::overbar_extra_ascender, HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER},
    {&C::underbar_vertical_gap, HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP},
    {&C::underbar_rule_thickness, HB_OT_MATH_CONSTANT_UNDERBAR_RULE_THICKNESS},
    {&C::underbar_extra_descender, HB_OT_MATH_CONSTANT_UNDERBAR_EXTRA_DESCENDER},
    {&C::radical_vertical_gap, HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP},
    {&C::radical_display_style_vertical_gap, HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP},
    {&C::radical_rule_thickness, HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS},
    {&C::radical_extra_ascender, HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER},
    {&C::radical_kern_before_degree, HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE},
    {&C::radical_kern_after_degree, HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE},
    {&C::radical_degree_bottom_raise, HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT},
});

bool is_percentage(hb_ot_math_constant_t name) {
  return name == HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN ||
         name == HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN ||
         name == HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT;
}

hb_direction_t towards(Direction direction) {
  return direction == Direction::Up ? HB_DIRECTION_BTT : HB_DIRECTION_LTR;
}

// Limits how often a part of an assembly repeats, far above what any formula on a screen needs.
constexpr int kMaxRepeats = 200;
constexpr unsigned kMaxParts = 16;

// Glyph number n is at code point kGlyphs + n: see third_party/fonts/subset_font.py.
constexpr char32_t kGlyphs = 0xE400;

}  // namespace

struct MathFont::Table {
  hb_font_t* font = nullptr;
  double em = 1000;

  Table() = default;
  ~Table() { hb_font_destroy(font); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  hb_codepoint_t glyph(char32_t code) const {
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(font, code, &glyph);
    return glyph;
  }

  // Smallest first.
  std::vector<Stretched> variants(char32_t of, Direction direction) const {
    std::array<hb_ot_math_glyph_variant_t, kMaxParts> found;
    unsigned count = kMaxParts;
    hb_ot_math_get_glyph_variants(font, glyph(of), towards(direction), 0, &count, found.data());
    std::vector<Stretched> sizes;
    for (const auto& variant : std::span(found).first(std::min(count, kMaxParts))) {
      const char32_t code = variant.glyph == glyph(of) ? of : kGlyphs + variant.glyph;
      sizes.push_back({{{code, 0}}, variant.advance / em});
    }
    return sizes;
  }

  Stretched assembled(char32_t of, Direction direction, double at_least) const;
};

// Repeats the extenders until the assembly is long enough with the smallest overlap. If it is then too long,
// increases the overlap of all joints equally to get closer to the length.
Stretched MathFont::Table::assembled(char32_t of, Direction direction, double at_least) const {
  std::array<hb_ot_math_glyph_part_t, kMaxParts> found;
  unsigned count = kMaxParts;
  hb_ot_math_get_glyph_assembly(font, glyph(of), towards(direction), 0, &count, found.data(), nullptr);
  const auto parts = std::span(found).first(std::min(count, kMaxParts));
  if (parts.empty()) return {};
  const double least = hb_ot_math_get_min_connector_overlap(font, towards(direction)) / em;

  const auto repeats = [](const hb_ot_math_glyph_part_t& part, int times) {
    return (part.flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0 ? times : 1;
  };
  const auto longest = [&](int times) {
    double length = least;
    for (const auto& part : parts) length += repeats(part, times) * (part.full_advance / em - least);
    return length;
  };
  int times = 0;
  while (longest(times) < at_least && times < kMaxRepeats) ++times;

  std::vector<const hb_ot_math_glyph_part_t*> sequence;
  for (const auto& part : parts) sequence.insert(sequence.end(), repeats(part, times), &part);
  if (sequence.empty()) return {};
  double joint = least;  // the largest overlap that all joints allow
  for (std::size_t i = 0; i + 1 < sequence.size(); ++i) {
    const double available =
        std::min(sequence[i]->end_connector_length, sequence[i + 1]->start_connector_length) / em;
    joint = i == 0 ? available : std::min(joint, available);
  }
  const double joints = static_cast<double>(sequence.size()) - 1;
  const double spare = joints > 0 ? std::max(0.0, longest(times) - at_least) / joints : 0;
  const double overlap = std::max(least, std::min(joint, least + spare));

  Stretched whole;
  for (const auto* part : sequence) {
    const double from = whole.parts.empty() ? 0 : whole.length - overlap;
    whole.parts.push_back({kGlyphs + part->glyph, from});
    whole.length = from + part->full_advance / em;
  }
  return whole;
}

MathFont::MathFont(const Fonts& fonts) : fonts_(fonts), table_(std::make_unique<Table>()) {
  const auto data = Fonts::bytes(FontFile::Math);
  hb_blob_t* blob =
      hb_blob_create(reinterpret_cast<const char*>(data.data()), static_cast<unsigned>(data.size()),
                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  table_->font = hb_font_create(face);
  table_->em = hb_face_get_upem(face);  // HarfBuzz's default scale: its numbers are design units

  // If HarfBuzz runs out of memory for a table, it continues as if the font had no such table.
  const bool whole = hb_ot_math_has_data(face) && table_->glyph(U'x') != 0;
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  if (!whole) throw std::bad_alloc();

  for (const auto& [place, name] : kConstants) {
    const double units = hb_ot_math_get_constant(table_->font, name);
    constants_.*place = units / (is_percentage(name) ? 100 : table_->em);
  }
}

MathFont::~MathFont() = default;

double MathFont::italic_correction(char32_t code) const {
  return hb_ot_math_get_glyph_italics_correction(table_->font, table_->glyph(code)) / table_->em;
}

double MathFont::accent_position(char32_t code) const {
  return hb_ot_math_get_glyph_top_accent_attachment(table_->font, table_->glyph(code)) / table_->em;
}

Stretched MathFont::stretched(char32_t code, Direction direction, double at_least) const {
  std::vector<Stretched> sizes = table_->variants(code, direction);
  for (const Stretched& size : sizes) {
    if (size.length >= at_least) return size;
  }
  Stretched whole = table_->assembled(code, direction, at_least);
  if (!whole.parts.empty()) return whole;
  return sizes.empty() ? Stretched{{{code, 0}}, 0} : sizes.back();
}

Stretched MathFont::fitted(char32_t code, Direction direction, double at_most) const {
  Stretched best{{{code, 0}}, 0};
  for (const Stretched& size : table_->variants(code, direction)) {
    if (size.length <= at_most) best = size;
  }
  return best;
}

}  // namespace surprisal::typeset
