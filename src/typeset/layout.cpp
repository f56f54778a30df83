#include "typeset/layout.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "typeset/typesetting.h"

namespace surprisal::typeset {
namespace {

// Plain TeX's \nulldelimiterspace, in ems: beside fractions and in place of an empty delimiter.
constexpr double kNullDelimiter = 0.12;
// At equal sizes, the sans-serif text font looks larger than the serif math font.
constexpr double kTextScale = 0.92;

FormulaBox set_fence(char32_t code, double ink, const Typesetting& typesetting) {
  if (code == 0) {
    FormulaBox none;
    none.width = kNullDelimiter * typesetting.em();
    return none;
  }
  const Stretched fence = typesetting.font->stretched(code, Direction::Up, ink / typesetting.em());
  return on_axis(set_stretched(fence, Direction::Up, code, typesetting), typesetting);
}

// The advance of an integral includes the slant at its top; that of a letter does not.
Part set_large_operator(char32_t code, const Typesetting& typesetting) {
  const double least = typesetting.is_display() ? typesetting.constants().display_operator_min_height : 0;
  const Stretched glyph = typesetting.font->stretched(code, Direction::Up, least);
  const double italic = typesetting.font->italic_correction(glyph.parts.front().code) * typesetting.em();
  FormulaBox box = on_axis(set_stretched(glyph, Direction::Up, code, typesetting), typesetting);
  box.width -= italic;
  return {std::move(box), italic};
}

// Stacks both parts, centred, with their baselines `up` above and `down` below the box's baseline.
FormulaBox stacked(FormulaBox above, double up, FormulaBox below, double down) {
  const double width = std::max(above.width, below.width);
  const double above_left = (width - above.width) / 2;
  const double below_left = (width - below.width) / 2;
  FormulaBox box;
  place(box, std::move(above), {above_left, -up});
  place(box, std::move(below), {below_left, down});
  return box;
}

// Rule 15d: the bar is on the axis, and each part keeps at least its gap from it.
FormulaBox set_fraction_with_bar(FormulaBox above, FormulaBox below, const Typesetting& typesetting) {
  const MathConstants& c = typesetting.constants();
  const double em = typesetting.em();
  const bool display = typesetting.is_display();
  const double bar = c.fraction_rule_thickness * em;
  const double top = typesetting.axis() + bar / 2;
  const double bottom = bar / 2 - typesetting.axis();
  const double gap_above = display ? c.fraction_num_display_style_gap_min : c.fraction_numerator_gap_min;
  const double gap_below = display ? c.fraction_denom_display_style_gap_min : c.fraction_denominator_gap_min;
  const double up = std::max((display ? c.fraction_numerator_display_style_shift_up  //
                                      : c.fraction_numerator_shift_up) *
                                 em,
                             top + gap_above * em + above.depth);
  const double down = std::max(
      (display ? c.fraction_denominator_display_style_shift_down : c.fraction_denominator_shift_down) * em,
      bottom + gap_below * em + below.height);
  FormulaBox box = stacked(std::move(above), up, std::move(below), down);
  place(box, set_rule(box.width, bar), {0, bottom});
  return box;
}

// Rule 15c: no bar, only a gap.
FormulaBox set_stack(FormulaBox above, FormulaBox below, const Typesetting& typesetting) {
  const MathConstants& c = typesetting.constants();
  const double em = typesetting.em();
  const bool display = typesetting.is_display();
  double up = (display ? c.stack_top_display_style_shift_up : c.stack_top_shift_up) * em;
  double down = (display ? c.stack_bottom_display_style_shift_down : c.stack_bottom_shift_down) * em;
  const double least = (display ? c.stack_display_style_gap_min : c.stack_gap_min) * em;
  const double lacking = least - ((up - above.depth) - (below.height - down));
  if (lacking > 0) {
    up += lacking / 2;
    down += lacking / 2;
  }
  return stacked(std::move(above), up, std::move(below), down);
}

FormulaBox set_fraction(const FractionNode& node, const Typesetting& outer) {
  const Typesetting typesetting = node.style ? outer.with_style(*node.style) : outer;
  const Typesetting part =
      typesetting.is_display() ? typesetting.with_style(MathStyle::Text) : typesetting.for_superscript();
  FormulaBox above = set_row(node.above, part);
  FormulaBox below = set_row(node.below, part.as_cramped());
  FormulaBox fraction = node.bar ? set_fraction_with_bar(std::move(above), std::move(below), typesetting)
                                 : set_stack(std::move(above), std::move(below), typesetting);
  const double space = node.bar ? kNullDelimiter * typesetting.em() : 0;
  FormulaBox box;
  place(box, std::move(fraction), {space, 0});
  box.width += space;
  return box;
}

// Rule 11: the radical covers the radicand. If it is too tall, half of the excess is added to the gap.
FormulaBox set_root(const RootNode& node, const Typesetting& typesetting) {
  const MathConstants& c = typesetting.constants();
  const double em = typesetting.em();
  FormulaBox radicand = set_row(node.radicand, typesetting.as_cramped());
  const double rule = c.radical_rule_thickness * em;
  double gap =
      (typesetting.is_display() ? c.radical_display_style_vertical_gap : c.radical_vertical_gap) * em;
  const double inside = radicand.height + radicand.depth;
  FormulaBox sign =
      set_stretched(typesetting.font->stretched(U'√', Direction::Up, (inside + gap + rule) / em),
                    Direction::Up, U'√', typesetting);
  const double sign_height = sign.height;
  gap = std::max(gap, (gap + sign_height - rule - inside) / 2);

  const double top = radicand.height + gap + rule;
  const double sign_bottom = sign_height - top;
  double left = 0;
  FormulaBox box;
  if (!node.degree.empty()) {
    FormulaBox degree = set_row(node.degree, typesetting.with_style(MathStyle::ScriptScript));
    const double raise = c.radical_degree_bottom_raise * sign_height - sign_bottom + degree.depth;
    const double indent = c.radical_kern_before_degree * em;
    left = std::max(0.0, indent + degree.width + c.radical_kern_after_degree * em);
    const double degree_left = left - c.radical_kern_after_degree * em - degree.width;
    place(box, std::move(degree), {degree_left, -raise});
  }
  const double joint = left + sign.width;
  const double overlap = rule / 2;  // avoids a visible seam where the rule meets the sign
  place(box, std::move(sign), {left, sign_bottom});
  place(box, set_rule(radicand.width + overlap, rule), {joint - overlap, rule - top});
  const double right = joint + radicand.width;
  place(box, std::move(radicand), {joint, 0});
  box.width = right;
  box.height = std::max(box.height, top + c.radical_extra_ascender * em);
  return box;
}

// The variant whose length is closest, even if it is shorter.
Stretched nearest(char32_t code, double length, const Typesetting& typesetting) {
  const Stretched shorter = typesetting.font->fitted(code, Direction::Right, length);
  const Stretched longer = typesetting.font->stretched(code, Direction::Right, length);
  return length - shorter.length < longer.length - length ? shorter : longer;
}

// Rule 12. Scripts are in the same places with and without the accent.
Part set_accent(const AccentNode& node, const Typesetting& typesetting) {
  const double em = typesetting.em();
  Part base = set_nucleus(node.base, typesetting.as_cramped());
  const double width = base.box.width;
  const double middle = base.accent.value_or(width / 2);
  const double lift = std::max(0.0, base.box.height - typesetting.constants().accent_base_height * em);
  if (node.wide) {
    const Stretched glyph = nearest(node.accent, width / em, typesetting);
    FormulaBox accent = set_stretched(glyph, Direction::Right, node.accent, typesetting);
    const double left = middle - accent.width / 2;
    place(base.box, std::move(accent), {left, -lift});
  } else {
    const double left = middle - typesetting.font->accent_position(node.accent) * em;
    place(base.box, set_glyph(node.accent, node.accent, typesetting), {left, -lift});
  }
  base.box.width = width;
  return base;
}

FormulaBox set_overline(FormulaBox base, const Typesetting& typesetting) {
  const MathConstants& c = typesetting.constants();
  const double rule = c.overbar_rule_thickness * typesetting.em();
  const double bottom = base.height + c.overbar_vertical_gap * typesetting.em();
  place(base, set_rule(base.width, rule), {0, -bottom});
  base.height += c.overbar_extra_ascender * typesetting.em();
  return base;
}

FormulaBox set_underline(FormulaBox base, const Typesetting& typesetting) {
  const MathConstants& c = typesetting.constants();
  const double rule = c.underbar_rule_thickness * typesetting.em();
  const double bottom = base.depth + c.underbar_vertical_gap * typesetting.em() + rule;
  place(base, set_rule(base.width, rule), {0, bottom});
  base.depth = bottom + c.underbar_extra_descender * typesetting.em();
  return base;
}

FormulaBox struck_through(FormulaBox base, const Typesetting& typesetting) {
  const double em = typesetting.em();
  FormulaStroke stroke;
  const double beyond = 0.06 * em;
  stroke.points = {{-beyond, base.depth + beyond}, {base.width + beyond, -base.height - beyond}};
  stroke.width = 0.75 * typesetting.constants().fraction_rule_thickness * em;  // thinner than a minus sign
  base.strokes.push_back(std::move(stroke));
  return base;
}

FormulaBox boxed(FormulaBox base, const Typesetting& typesetting) {
  const double em = typesetting.em();
  const double line = typesetting.constants().fraction_rule_thickness * em;
  const double margin = 0.3 * em;
  FormulaBox box;
  const double right = base.width + 2 * margin;
  const double top = -base.height - margin;
  const double bottom = base.depth + margin;
  place(box, std::move(base), {margin, 0});
  const double half = line / 2;
  box.strokes.push_back({{{half, top + half},
                          {right - half, top + half},
                          {right - half, bottom - half},
                          {half, bottom - half},
                          {half, top + half}},
                         line});
  box.width = right;
  box.height = -top;
  box.depth = bottom;
  return box;
}

FormulaBox set_line_node(const LineNode& node, const Typesetting& typesetting) {
  const Typesetting inner = node.kind == LineKind::Over ? typesetting.as_cramped() : typesetting;
  FormulaBox base = set_row(node.base, inner);
  switch (node.kind) {
    case LineKind::Over:
      return set_overline(std::move(base), typesetting);
    case LineKind::Under:
      return set_underline(std::move(base), typesetting);
    case LineKind::Cancel:
      return struck_through(std::move(base), typesetting);
    case LineKind::Box:
      break;
  }
  return boxed(std::move(base), typesetting);
}

FormulaBox set_brace(const BraceNode& node, const Typesetting& typesetting) {
  const double em = typesetting.em();
  const double gap = typesetting.constants().overbar_vertical_gap * em;
  const char32_t code = node.over ? U'⏞' : U'⏟';
  FormulaBox base = set_row(node.base, typesetting);
  const Stretched glyph = nearest(code, base.width / em, typesetting);
  FormulaBox brace = set_stretched(glyph, Direction::Right, 0, typesetting);
  const double width = std::max(base.width, brace.width);
  const double base_left = (width - base.width) / 2;
  const double brace_left = (width - brace.width) / 2;
  // In the font, the ink of the lower brace is below the baseline, that of the upper one above it.
  const GlyphBox ink = typesetting.font->box(glyph.parts.front().code);
  const double top_of_ink = ink.height * em;
  const double bottom_of_ink = -ink.depth * em;
  const double down = node.over ? bottom_of_ink - base.height - gap : base.depth + gap + top_of_ink;
  const double height = node.over ? top_of_ink - down : base.height;
  const double depth = node.over ? base.depth : down - bottom_of_ink;
  FormulaBox box;
  place(box, std::move(base), {base_left, 0});
  place(box, std::move(brace), {brace_left, down});
  box.height = height;
  box.depth = depth;
  return box;
}

FormulaBox set_arrow(const ArrowNode& node, const Typesetting& typesetting) {
  const double em = typesetting.em();
  FormulaBox above = set_row(node.above, typesetting.for_superscript());
  FormulaBox below = set_row(node.below, typesetting.for_subscript());
  const double length = std::max({above.width, below.width, 0.6 * em}) + 0.7 * em;
  FormulaBox arrow = set_stretched(typesetting.font->stretched(U'→', Direction::Right, length / em),
                                   Direction::Right, U'→', typesetting);
  const double width = arrow.width;
  const double gap = 0.08 * em;
  const double up = arrow.height + gap + above.depth;
  const double down = below.height + gap - typesetting.axis() + (arrow.height - typesetting.axis());
  const double above_left = (width - above.width) / 2;
  const double below_left = (width - below.width) / 2;
  FormulaBox box = std::move(arrow);
  if (!node.above.empty()) place(box, std::move(above), {above_left, -up});
  if (!node.below.empty()) place(box, std::move(below), {below_left, down});
  return box;
}

// As in plain TeX, a delimiter covers at least 90.1% of its content and is at most half an em too short.
double fence_length(const FormulaBox& inside, const Typesetting& typesetting) {
  const double half = std::max(inside.height - typesetting.axis(), inside.depth + typesetting.axis());
  return std::max(2 * half * 0.901, 2 * half - 0.5 * typesetting.em());
}

FormulaBox set_fenced(const FencedNode& node, const Typesetting& typesetting) {
  std::vector<FormulaBox> parts;
  FormulaBox inside;  // only for its height and depth
  for (const FormulaRow& part : node.parts) {
    parts.push_back(set_row(part, typesetting));
    inside.height = std::max(inside.height, parts.back().height);
    inside.depth = std::max(inside.depth, parts.back().depth);
  }
  const double length = fence_length(inside, typesetting);
  FormulaBox box = set_fence(node.fences.front(), length, typesetting);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    append(box, std::move(parts[i]));
    append(box, set_fence(node.fences[i + 1], length, typesetting));
  }
  return box;
}

FormulaBox set_name(const NameNode& node, const Typesetting& typesetting) {
  FormulaBox box;
  for (char32_t code : from_utf8(node.name)) {
    if (code == U' ') {
      box.width += typesetting.em() / 6;
    } else {
      append(box, set_glyph(code, code, typesetting));
    }
  }
  return box;
}

struct SetNode {
  const Typesetting& typesetting;

  Part operator()(const SymbolNode& node) const {
    if (node.atom == Atom::Operator) return set_large_operator(node.code, typesetting);
    const double italic = typesetting.font->italic_correction(node.code) * typesetting.em();
    return {set_glyph(node.code, plain_letter(node.code), typesetting), italic,
            typesetting.font->accent_position(node.code) * typesetting.em(), true};
  }
  Part operator()(const NameNode& node) const { return {set_name(node, typesetting)}; }
  Part operator()(const TextNode& node) const {
    return {set_text(node.utf8, kTextScale * typesetting.em(), node.weight, typesetting)};
  }
  Part operator()(const SpaceNode&) const { return {}; }
  Part operator()(const StyleNode&) const { return {}; }
  Part operator()(const GroupNode& node) const { return set_nucleus(node.row, typesetting); }
  Part operator()(const TermNode& node) const {
    Part piece = set_nucleus(node.row, typesetting);
    piece.box = as_term(node.name, std::move(piece.box));
    return piece;
  }
  Part operator()(const FractionNode& node) const { return {set_fraction(node, typesetting)}; }
  Part operator()(const RootNode& node) const { return {set_root(node, typesetting)}; }
  Part operator()(const ScriptsNode& node) const { return set_scripts(node, typesetting); }
  Part operator()(const AccentNode& node) const { return set_accent(node, typesetting); }
  Part operator()(const LineNode& node) const { return {set_line_node(node, typesetting)}; }
  Part operator()(const BraceNode& node) const { return {set_brace(node, typesetting)}; }
  Part operator()(const ArrowNode& node) const { return {set_arrow(node, typesetting)}; }
  Part operator()(const FencedNode& node) const { return {set_fenced(node, typesetting)}; }
  Part operator()(const FenceNode& node) const {
    return {set_fence(node.code, node.ems * typesetting.em(), typesetting)};
  }
  Part operator()(const TableNode& node) const { return {set_table(node, typesetting)}; }
};

}  // namespace

Part set_node(const FormulaNode& node, const Typesetting& typesetting) {
  return std::visit(SetNode{typesetting}, node.is);
}

FormulaBox lay_out_formula(const Formula& formula, const MathFont& font, double size, FormulaPlace place) {
  const MathStyle style = place == FormulaPlace::Display ? MathStyle::Display : MathStyle::Text;
  return set_row(formula.row, {&font, size, style, false});
}

}  // namespace surprisal::typeset
