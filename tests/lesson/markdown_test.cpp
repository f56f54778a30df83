// Checks that the Markdown of a lesson becomes the document that its author meant.
#include "lesson_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::written;

TEST(Markdown, BlocksAndInlines) {
  EXPECT_EQ(written("Plain, *soft*, **loud** and `code`."),
            R"(p["Plain, " em["soft"] ", " strong["loud"] " and " code'code' "."])");
  EXPECT_EQ(written("One.\n\nTwo\ngoes on.\\\nA break."), R"(p["One."] p["Two goes on." break "A break."])");
  EXPECT_EQ(written("- a\n- b\n  - c\n\n3. x\n4. y"),
            R"(ul(p["a"] | p["b"] ul(p["c"])) ol3(p["x"] | p["y"]))");
  EXPECT_EQ(written("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 |\n"),
            R"(table(<|> h["a"] h["b"] h["c"] / ["1"] ["2"] []))");
  EXPECT_EQ(written("```python\nx = {1: 2}\n$y\n```"), "code:python'x = {1: 2}\n$y\n'");
  EXPECT_EQ(written("## Title *here*"), R"(h2["Title " em["here"]])");
  EXPECT_EQ(written("5 < 6 & <b>no</b> &lt;"), R"(p["5 < 6 & <b>no</b> &lt;"])");
}

TEST(Markdown, ValuesAndFormulasAreNotMarkdown) {
  EXPECT_EQ(written("It is {2*softmax[0]*3:.2f} now."), R"(p["It is " {2*softmax[0]*3} " now."])");
  EXPECT_EQ(written("$a*b$ and $c*d$ and $x_1$, $y_1$"),
            R"(p[$a*b$ " and " $c*d$ " and " $x_1$ ", " $y_1$])");
  EXPECT_EQ(written("| $p\\|q$ | {kl} |\n|---|---|\n| $a|b$ | x |"),
            R"(table(<< h[$p\|q$] h[{kl}] / [$a|b$] ["x"]))");
  EXPECT_EQ(written("**$x$** and *{kl}*"), R"(p[strong[$x$] " and " em[{kl}]])");
  EXPECT_EQ(written("a $$x^2$$ b"), R"(p["a"] $$x^2$$ p["b"])");
  EXPECT_EQ(written("$$\n- \\log p\n= 1\n$$"), "$$\n- \\log p\n= 1\n$$");
  EXPECT_EQ(written("$$x$$ in `$$y$$` and `{kl}`"), R"($$x$$ p["in " code'$$y$$' " and " code'{kl}'])");
  EXPECT_EQ(written("{{kl}} costs \\$5 and \\$6"), R"(p["{kl} costs $5 and $6"])");
  EXPECT_EQ(written("- $a$\n- {kl}"), R"(ul(p[$a$] | p[{kl}]))");
}

TEST(Markdown, AnApostropheBetweenLettersIsThatOfPrint) {
  EXPECT_EQ(written("The letter's cost and the letters' cost"),
            R"(p["The letter’s cost and the letters’ cost"])");
  EXPECT_EQ(written("{kl}'s and *it*'s"), R"(p[{kl} "’s and " em["it"] "’s"])");
  EXPECT_EQ(written("f' and 'a' and `it's` and $y'$"), R"(p["f' and 'a' and " code'it's' " and " $y'$])");
}

TEST(Markdown, AQuotationMarkIsNoApostrophe) {
  EXPECT_EQ(written("The word 'loss' and the letters' cost"),
            R"(p["The word 'loss' and the letters’ cost"])");
  EXPECT_EQ(written("'The {kl}'s *loss*' and 'its costs'"),
            R"(p["'The " {kl} "’s " em["loss"] "' and 'its costs'"])");
  EXPECT_EQ(written("{kl}\\\n'a' again"), R"(p[{kl} break "'a' again"])");
  EXPECT_EQ(written("It is {kl}\n'loss' again"), R"(p["It is " {kl} " 'loss' again"])");
  EXPECT_EQ(written("'One.\n\nThe letters'"), R"(p["'One."] p["The letters’"])");
}

TEST(Markdown, LinksLeadToLessonsFiguresAndPresetsOnly) {
  EXPECT_EQ(written("[by hand](lesson:softmax-by-hand), [it](figure:gibbs), [two](preset:two-models)"),
            R"(p[lesson:softmax-by-hand["by hand"] ", " figure:gibbs["it"] ", " preset:two-models["two"]])");
  EXPECT_EQ(written("[a](http://b)"),
            R"(p["a"] !a link must lead to lesson:ID, figure:ID or preset:ID, not to "http://b")");
  EXPECT_EQ(written("[a](figure:gibs)"), R"(p["a"] !there is no figure "gibs"; did you mean gibbs?)");
  EXPECT_EQ(written("[a](preset:two-modls)"),
            R"(p["a"] !there is no preset "two-modls"; did you mean two-models?)");
  EXPECT_EQ(written("![a](b.png)"), R"(p["a"] !a lesson cannot have pictures other than its figures)");
  EXPECT_EQ(written("<file:///etc/passwd>").find("figure:"),
            written("<file:///etc/passwd>").rfind("figure:"));
}

TEST(Markdown, NotesOpenAndClose) {
  EXPECT_EQ(written("> [!slip S5] tanh is in $(-1, 1)$\n> The text\n> goes on.\n>\n> - a"),
            R"(noteS5["tanh is in " $(-1, 1)$](p["The text goes on."] ul(p["a"])))");
  EXPECT_EQ(written("> [!note] Why?"), R"(note["Why?"]())");
  EXPECT_EQ(written("> [!note] Why?\n> $$a\n> = b$$\n> so"), "note[\"Why?\"]($$a\n  = b$$ p[\"so\"])");
  constexpr const char* kWrong =
      " !a quotation begins with [!note] or [!slip S1] and a title, or with [!speaker]";
  EXPECT_EQ(written("> quoted"), std::string(R"(note[](p["quoted"]))") + kWrong);
  EXPECT_EQ(written("> [!slip] x"), std::string(R"(note["x"]())") + kWrong);
  EXPECT_EQ(written("> [!note]\n> x"), R"(note[](p["x"]) !a note needs a title after its marker)");
}

// Chinese has no blanks between words, and punctuation that hides emphasis from Markdown.
TEST(Markdown, ChineseLinesAreJoinedAndEmphasised) {
  EXPECT_EQ(written("交叉熵\n是损失。"), R"(p["交叉熵是损失。"])");
  EXPECT_EQ(written("用\nsoftmax 和\n**熵**"), R"(p["用 softmax 和" strong["熵"]])");
  EXPECT_EQ(written("**熵（entropy）**是"), R"(p[strong["熵（entropy）"] "是"])");
  EXPECT_EQ(written("这是**“惊讶”**的程度"), R"(p["这是" strong["“惊讶”"] "的程度"])");
  EXPECT_EQ(written("损失是**$L$**，为**{kl}**。"), R"(p["损失是" strong[$L$] "，为" strong[{kl}] "。"])");
}

TEST(Markdown, FaultyTextIsShownAsItWasWritten) {
  EXPECT_EQ(written("a {sofmax} b"),
            R"(p["a " faulty'{sofmax}' " b"] !there is no value "sofmax"; did you mean softmax?)");
  EXPECT_EQ(written("a $\\frak$ b"), R"(p["a " faulty'$\frak$' " b"] !unknown command \frak)");
  EXPECT_EQ(written("a { b"), R"(p["a { b"] !this { is never closed on its line; to show a brace, write {{)");
  EXPECT_EQ(written("a $ b"), R"(p["a $ b"] !this $ is never closed; to show a dollar sign, write \$)");
  EXPECT_EQ(written("a $$ b"), R"(p["a $$ b"] !this $$ is never closed)");
}

TEST(Markdown, DepthIsLimited) {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "> ";
  EXPECT_NE(written(deep + "x").find("levels deep"), std::string::npos);
  std::string list;
  for (int i = 0; i < 60; ++i) list += std::string(static_cast<std::size_t>(2 * i), ' ') + "- a\n";
  EXPECT_NE(written(list).find("levels deep"), std::string::npos);
  std::string emphasis = "x";
  for (int i = 0; i < 40; ++i) emphasis = (i % 2 ? "*a " : "**a ") + emphasis + (i % 2 ? " a*" : " a**");
  EXPECT_NE(written(emphasis).find("x"), std::string::npos);
}

TEST(Document, HasAPlainTextInOneLine) {
  const Lesson lesson = test::sound_lesson(
      "## One {right}\n\nThe *loss* is {cross_entropy:.4f}, $L = \\live{cross_entropy:.2f}$.\n\n- a\n- "
      "`b`\n");
  const Values values(lesson.start);
  EXPECT_EQ(document::plain_text(lesson.steps[0].title, values, Language::Chinese), "One 猫");
  EXPECT_EQ(document::plain_text(lesson.steps[0].blocks, values, Language::English),
            "The loss is 0.1291, L = 0.13. a b");
}

}  // namespace
}  // namespace surprisal::test
