#include "command/command_options.h"

#include <CLI/CLI.hpp>

#include "command/fixed_words.h"
#include "surprisal_version.h"

namespace surprisal::command {
namespace {

// Picks the form of a help text in the language.
struct Say {
  Language language;
  std::string operator()(const Text& text) const { return text.in(language); }
};

void add_compute(CLI::App& app, ComputeOptions& options, const Say& say) {
  CLI::App* compute =
      app.add_subcommand("compute", say({"Print every quantity of one sample", "计算一个样本的所有量"}));
  compute
      ->add_option(
          "--logits", options.logits,
          say({"One number per class, separated by commas: 3,1,-3", "每个类别一个数，以逗号分隔：3,1,-3"}))
      ->type_name("LIST");
  compute
      ->add_option(
          "--probs", options.probabilities,
          say({"Probabilities instead of logits: 0.5,0.2,0.3", "给出概率而不是 logits：0.5,0.2,0.3"}))
      ->type_name("LIST");
  compute
      ->add_option("--labels", options.labels,
                   say({"A distribution over the classes: 1,0,0", "各类别上的分布：1,0,0"}))
      ->type_name("LIST");
  compute
      ->add_option("--target", options.target,
                   say({"The correct class, counted from 0, instead of labels",
                        "正确的类别，从 0 数起，用来代替标签"}))
      ->type_name("K");
  compute
      ->add_option("--temperature", options.temperature,
                   say({"Divides the logits in softmax; above 0, by default 1",
                        "softmax 中 logits 的除数；大于 0，默认为 1"}))
      ->type_name("T");
  compute
      ->add_option("--base", options.base,
                   say({"Base of the logarithm: e (nats), 2 (bits) or 10; by default e",
                        "对数的底：e（奈特）、2（比特）或 10；默认为 e"}))
      ->type_name("B");
  compute->add_flag(
      "--json", options.json,
      say({"Print JSON, with all digits of every number", "输出 JSON，每个数都给出全部有效数字"}));
  compute->footer(say(
      {"Gradients are those of the natural-log loss with respect to the logits; log_softmax and logsumexp\n"
       "use the natural logarithm too. The temperature applies to softmax only: sigmoid takes the logits as\n"
       "they are.",
       "梯度是以自然对数计算的损失对 logits 的梯度；log_softmax 和 logsumexp 也用自然对数。\n"
       "温度只作用于 softmax：sigmoid 直接使用 logits。"}));
}

// Adds the options for reading a file of predictions.
void add_reading(CLI::App& command, ReadingWords& words, const Say& say) {
  command
      .add_option("--kind", words.kind,
                  say({"What the scores are: logits, probs or log_probs; by default detected from the file",
                       "得分的种类：logits、probs 或 log_probs；默认自动判断"}))
      ->type_name("KIND");
  command.add_flag("--probs", words.probabilities, say({"Short for --kind probs", "即 --kind probs"}));
  command
      .add_option("--label-base", words.label_base,
                  say({"The label of the first class: 0 or 1", "第一个类别的标签：0 或 1"}))
      ->type_name("N");
  command
      .add_option("--ignore", words.ignore,
                  say({"A label whose rows are ignored, besides -100 and -1",
                       "忽略带此标签的样本；-100 和 -1 总是忽略"}))
      ->type_name("N");
  command
      .add_option("--names", words.names,
                  say({"A file with the names of the classes, one per line", "类别名称的文件，每行一个"}))
      ->type_name("FILE");
  command
      .add_option("--key", words.key,
                  say({"The array of an NPZ file with the predictions", "NPZ 文件中存放预测结果的数组"}))
      ->type_name("NAME");
  command
      .add_option("--label-key", words.label_key,
                  say({"The array of an NPZ file with the labels", "NPZ 文件中存放标签的数组"}))
      ->type_name("NAME");
  command.add_flag("--skip-invalid", words.skip_invalid,
                   say({"Skip rows with errors instead of reporting the first one",
                        "跳过有错误的样本，而不是报告第一个错误"}));
}

void add_evaluate(CLI::App& app, EvaluateOptions& options, const Say& say) {
  CLI::App* command =
      app.add_subcommand("evaluate", say({"Print the loss, accuracy and calibration of a model's predictions",
                                          "给出模型预测结果的损失、准确率和校准情况"}));
  command
      ->add_option("file", options.file,
                   say({"The predictions, one row per sample: NPY, NPZ, CSV, TSV or JSON lines; or the "
                        "log-probabilities "
                        "of a text's tokens, as language-model servers return them",
                        "预测结果，每个样本一行：NPY、NPZ、CSV、TSV 或 JSON "
                        "lines；或语言模型服务返回的各词元的对数概率"}))
      ->type_name("FILE");
  command
      ->add_option("--labels", options.labels,
                   say({"The labels: a file, or a column of FILE by its name or its number, counted from 0",
                        "标签：一个文件，或 FILE 中的一列（列名，或从 0 数起的列号）"}))
      ->type_name("FILE|COLUMN");
  add_reading(*command, options.reading, say);
  command
      ->add_option("--with", options.with,
                   say({"Compare with the predictions of another model for the same rows",
                        "与另一个模型对同样各行的预测作比较"}))
      ->type_name("FILE");
  command
      ->add_option(
          "--weights", options.weights,
          say({"A weight for each class, separated by commas: 1,2.5,1", "各类别的权重，以逗号分隔：1,2.5,1"}))
      ->type_name("LIST");
  command
      ->add_option("--smoothing", options.smoothing,
                   say({"Label smoothing, from 0 to 1; by default 0", "标签平滑，0 到 1；默认为 0"}))
      ->type_name("S");
  command
      ->add_option("--base", options.base,
                   say({"Base of the logarithm: e (nats), 2 (bits) or 10; by default e",
                        "对数的底：e（奈特）、2（比特）或 10；默认为 e"}))
      ->type_name("B");
  command
      ->add_option("--bins", options.bins,
                   say({"The number of confidence bins; by default 15", "置信度的分箱数；默认为 15"}))
      ->type_name("N");
  command->add_flag(
      "--equal-mass", options.equal_mass,
      say({"Bins with equal numbers of rows instead of equal widths", "各箱样本数相等，而不是宽度相等"}));
  command->add_flag(
      "--fit-temperature", options.fit_temperature,
      say({"Find the temperature with the smallest loss on the even rows, and test it on the odd ones",
           "用偶数号样本求损失最小的温度，用奇数号样本检验"}));
  command
      ->add_option("--worst", options.worst,
                   say({"How many of the rows with the largest losses to list; by default 20",
                        "列出损失最大的多少个样本；默认为 20"}))
      ->type_name("N");
  command->add_flag(
      "--json", options.json,
      say({"Print JSON, with all digits of every number", "输出 JSON，每个数都给出全部有效数字"}));
  command
      ->add_option(
          "--rows", options.rows_file,
          say({"Write the numbers of each row to this CSV file", "把每个样本的数值写入这个 CSV 文件"}))
      ->type_name("FILE.csv");
  command->footer(say(
      {"Rows count from 0. Weights, ignored labels and smoothing follow PyTorch: the mean divides by the sum "
       "of\n"
       "the weights of the labels that are used. What was detected about the file is printed as notes.",
       "样本从 0 数起。权重、忽略的标签和标签平滑与 PyTorch 一致：求平均时除以所用标签的权重之和。\n"
       "对文件的判断写在结果末尾的 note 中。"}));
}

void add_train(CLI::App& app, TrainOptions& options, const Say& say) {
  CLI::App* train = app.add_subcommand(
      "train", say({"Train a small classifier on handwritten digits", "用手写数字训练一个小分类器"}));
  train
      ->add_option("data", options.data,
                   say({"The data to train on: digits", "训练用的数据：digits，即手写数字"}))
      ->type_name("digits");
  train
      ->add_option("--steps", options.steps,
                   say({"Steps of gradient descent; by default 200", "梯度下降的步数；默认为 200"}))
      ->type_name("N");
  train
      ->add_option(
          "--step-size", options.step_size,
          say({"Step size: above 0, at most 10; by default 0.5", "学习率，大于 0，至多 10；默认为 0.5"}))
      ->type_name("S");
  train
      ->add_option(
          "--loss", options.loss,
          say({"The loss to train with: cross-entropy or squared-error; by default cross-entropy",
               "训练所用的损失：cross-entropy（交叉熵）或 squared-error（平方误差）；默认为 cross-entropy"}))
      ->type_name("NAME");
  train
      ->add_option("--hidden", options.hidden,
                   say({"Units of a hidden layer: 16 or 32; by default 0, which is softmax regression",
                        "隐藏层的单元数：16 或 32；默认为 0，即 softmax 回归"}))
      ->type_name("N");
  train
      ->add_option("--batch", options.batch,
                   say({"Digits in each step; by default all", "每一步所用的数字个数；默认为全部"}))
      ->type_name("N");
  train
      ->add_option("--label-noise", options.label_noise,
                   say({"The share of labels that are replaced with another digit; by default 0",
                        "随机改成其他数字的标签所占的比例；默认为 0"}))
      ->type_name("P");
  train
      ->add_option("--smoothing", options.smoothing,
                   say({"Label smoothing, from 0 to 1; by default 0", "标签平滑，0 到 1；默认为 0"}))
      ->type_name("S");
  train
      ->add_option("--seed", options.seed,
                   say({"Random seed of the hidden layer, the label noise and the batches; a whole number, "
                        "by default 1",
                        "隐藏层、标签噪声和批次的随机种子：整数；默认为 1"}))
      ->type_name("N");
  train->add_flag("--json", options.json,
                  say({"Print JSON, with the curves over the steps", "输出 JSON，含各步的曲线"}));
  train->footer(say(
      {"All losses are mean cross-entropies in nats, whichever loss the model is trained with; the training\n"
       "loss is computed with the noisy labels. Every fifth of the 1797 digits is held out for testing.",
       "无论用哪种损失训练，输出的损失都是平均交叉熵，单位为奈特；训练损失按带噪声的标签计算。\n"
       "1797 个数字中每五个留出一个用于测试，不参加训练。"}));
}

void add_figure_options(CLI::App& command, FigureOptions& options, const Say& say, const std::string& size,
                        const std::string& scale) {
  command.add_option("--size", options.size, size)->type_name("WxH");
  command.add_option("--scale", options.scale, scale)->type_name("S");
  command.add_option("--theme", options.theme, say({"light, dark or contrast", "light、dark 或 contrast"}))
      ->type_name("NAME");
  command.add_option("--lang", options.language, say({"en or zh", "en 或 zh"}))->type_name("L");
  command
      .add_option("--set", options.settings,
                  say({"A value of the session, such as --set logits=3,1,-3; can be repeated",
                       "状态中的一个值，例如 --set logits=3,1,-3；可以多次给出"}))
      ->type_name("NAME=VALUE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false);
  command
      .add_option("--session", options.session_file,
                  say({"A session file to start from", "作为起点的状态文件"}))
      ->type_name("FILE");
  command
      .add_option("--data", options.data,
                  say({"A file of predictions, for the figures of many rows", "预测文件，用于大量样本的图"}))
      ->type_name("FILE");
  command
      .add_option("--labels", options.labels,
                  say({"Their labels: a file, or a column of the file of --data",
                       "其标签：一个文件，或 --data 文件中的一列"}))
      ->type_name("FILE|COLUMN");
  add_reading(command, options.reading, say);
}

void add_export(CLI::App& app, ExportOptions& options, const Say& say) {
  CLI::App* command =
      app.add_subcommand("export", say({"Write a figure, or a lesson's figures, as PNG, SVG, PDF or CSV",
                                        "导出一幅图，或一课中的图，格式为 PNG、SVG、PDF 或 CSV"}));
  command
      ->add_option(
          "id", options.id,
          say({"The id of a figure or a lesson, as in surprisal list", "图或课程的 id，见 surprisal list"}))
      ->type_name("ID");
  command->add_flag("--all", options.all,
                    say({"Write every figure, into a folder", "把所有图导出到一个文件夹"}));
  command
      ->add_option("-o,--output", options.output,
                   say({"The file, or the folder with --all", "输出文件；与 --all 一起时是文件夹"}))
      ->type_name("FILE");
  command
      ->add_option("--format", options.format,
                   say({"png, svg, pdf or csv; by default from the ending of FILE",
                        "png、svg、pdf 或 csv；默认由 FILE 的后缀决定"}))
      ->type_name("F");
  command->add_flag("--transparent", options.transparent, say({"Without a background", "不画背景"}));
  command->add_flag("--caption", options.caption,
                    say({"With the title and the formula below the figure", "在图下方附上标题和公式"}));
  command->add_flag(
      "--no-title", options.no_title,
      say({"Without the title above the figure or in its caption", "图的上方和说明中都不写标题"}));
  add_figure_options(*command, options.figure, say,
                     say({"In pixels, or in centimetres as 8.5x5.5cm; by default 1000x625",
                          "以像素为单位，或以厘米为单位，如 8.5x5.5cm；默认为 1000x625"}),
                     say({"PNG pixels per pixel of the size; by default 1",
                          "尺寸中的一个像素对应 PNG 的几个像素；默认为 1"}));
  command
      ->add_option("--dpi", options.figure.dots_per_inch,
                   say({"Dots per inch of a PNG with a size in centimetres; by default 300",
                        "以厘米为单位时 PNG 每英寸的点数；默认为 300"}))
      ->type_name("N");
  command->footer(say(
      {"The figures of a lesson are written as FILE-ID.png, FILE-OTHER.png, ..., or into FILE if it is a\n"
       "folder; each as the lesson first shows it. If a figure has the same id, write lesson:ID.\n\n"
       "A picture with a size in centimetres has that exact size on paper, with labels of 7.5 to 9 points.\n"
       "Every picture contains a one-sentence description for people who cannot see it.\n\n"
       "The exit code is 0 if everything is written, 1 if that fails, 2 if the options are wrong; with 1 "
       "and\n"
       "2, one sentence on standard error says why, and no file is left half written.",
       "一课中的图写成 FILE-ID.png、FILE-OTHER.png……，若 FILE 是文件夹则写入其中；每幅图取它在课程中\n"
       "第一次出现时的样子。若图与课程的 id 相同，课程写作 lesson:ID。\n\n"
       "以厘米为单位的图在纸上正好是这个尺寸，文字为 7.5 到 9 磅。\n"
       "每幅图都附有一句描述，供看不见图的人使用。\n\n"
       "退出码：0 全部写好，1 写入失败，2 选项有误；为 1 或 2 时，标准错误上有一句话说明原因，\n"
       "并且不会留下只写了一半的文件。"}));
}

void add_screenshot(CLI::App& app, ScreenshotOptions& options, const Say& say) {
  CLI::App* command =
      app.add_subcommand("screenshot", say({"Write the whole window as a PNG, as it looks on a screen",
                                            "把整个窗口存成 PNG，与屏幕上所见一致"}));
  command
      ->add_option(
          "id", options.id,
          say({"A figure, alone in the window, or a lesson; or data, digits, letters or map for one of these "
               "views; by default the playground",
               "单独显示的一幅图、一课，或 data（我的数据）、digits（手写数字）、letters（下一个字符）、map"
               "（课程地图）中的一个视图；默认为自由探索"}))
      ->type_name("ID");
  command->add_option("-o,--output", options.output, say({"The file", "输出文件"}))->type_name("FILE.png");
  command
      ->add_option(
          "--step", options.step,
          say({"The step of the lesson, counted from 1, by default 1; or the number of training steps for "
               "digits, by default 0",
               "课程的第几步，从 1 数起，默认为 1；或手写数字训练的步数，默认为 0"}))
      ->type_name("N");
  command
      ->add_option("--with", options.figure.with,
                   say({"Compare the rows of --data with another model's predictions for them",
                        "把 --data 的样本与另一个模型对它们的预测作比较"}))
      ->type_name("FILE");
  command->add_flag("--present", options.present,
                    say({"Without panels, as in a presentation", "不显示面板，与放映时一样"}));
  add_figure_options(*command, options.figure, say,
                     say({"In pixels; by default 1280x800", "以像素为单位；默认为 1280x800"}),
                     say({"PNG pixels per pixel of the size, as on a screen with that scale; by default 1",
                          "尺寸中的一个像素对应 PNG 的几个像素，与该缩放倍数的屏幕一致；默认为 1"}));
  command->footer(
      say({"No display is needed: OpenGL draws through EGL. If a figure has the same id, write lesson:ID.",
           "不需要显示器：OpenGL 通过 EGL 绘制。若图与课程的 id 相同，课程写作 lesson:ID。"}));
}

void add_list(CLI::App& app, bool& as_json, const Say& say) {
  app.add_subcommand("list", say({"List the figures and the lessons", "列出图和课程"}))
      ->add_flag("--json", as_json, say({"Print JSON", "输出 JSON"}));
}

void add_lesson_check(CLI::App& lesson, std::vector<std::string>& files, const Say& say) {
  CLI::App* check =
      lesson.add_subcommand("check", say({"List every error in lesson files", "列出课程文件中的所有错误"}));
  check->add_option("files", files, say({"Files such as my.en.md", "文件，例如 my.zh.md"}))
      ->type_name("FILE");
  check->allow_extras();
  check->footer(say(
      {"Each error is a line FILE:LINE:COLUMN: message on standard output. A difference between NAME.en.md\n"
       "and NAME.zh.md is an error too. The exit code is 0 if there are no errors, otherwise 1.",
       "每个错误在标准输出上占一行，形式为 FILE:LINE:COLUMN: 说明。NAME.en.md 与 NAME.zh.md 不一致\n"
       "也是错误。没有错误时退出码为 0，否则为 1。"}));
}

void add_lesson_handout(CLI::App& lesson, HandoutOptions& options, const Say& say) {
  CLI::App* command = lesson.add_subcommand(
      "handout", say({"Typeset a chapter as a printable handout (PDF)", "把一章排成可以打印的讲义（PDF）"}));
  command
      ->add_option("id", options.what,
                   say({"The id of a chapter, such as losses, or a lesson file such as my.en.md",
                        "一章的 id，或课程文件，例如 my.zh.md"}))
      ->type_name("CHAPTER|FILE");
  command->add_option("-o,--output", options.output, say({"The file", "输出文件"}))->type_name("FILE.pdf");
  command->add_flag("--answers", options.answers,
                    say({"The teacher's copy: with the answers, the speaker notes and the teacher's page",
                         "教师版：附答案、讲课提示和本章的教学建议"}));
  command
      ->add_option("--lang", options.language,
                   say({"en or zh; by default en, or the language of the lesson file",
                        "en 或 zh；默认为 en，给出课程文件时为该文件的语言"}))
      ->type_name("L");
  command->allow_extras();
  command->footer(
      say({"The pages are A4. Without --answers, questions have boxes to tick, and numbers that the answers\n"
           "change are question marks. surprisal list --json lists the chapters.",
           "页面为 A4。不加 --answers 时，问题留出空格供学生选填，揭晓后才会变的数写作问号。\n"
           "surprisal list --json 列出各章。"}));
}

void add_lesson_page(CLI::App& lesson, LessonPageOptions& options, const Say& say) {
  CLI::App* command = lesson.add_subcommand(
      "page", say({"Write lessons as one HTML file, which opens in a browser without a network",
                   "把课程写成一个 HTML 文件，无需网络即可在浏览器中打开"}));
  command
      ->add_option("lessons", options.lessons,
                   say({"Ids of lessons, chapter:ID for a whole chapter, or lesson files such as my.en.md",
                        "课程的 id、chapter:ID（整章），或课程文件，例如 my.zh.md"}))
      ->type_name("LESSON");
  command->add_option("-o,--output", options.output, say({"The file", "输出文件"}))->type_name("FILE.html");
  command
      ->add_option("--web", options.web_edition,
                   say({"The folder of the web edition; by default the one installed with the program",
                        "网页版的文件夹；默认为随程序安装的那一份"}))
      ->type_name("FOLDER");
  command->allow_extras();
}

}  // namespace

void declare_commands(CLI::App& app, CommandOptions& options, Language language) {
  const Say say{language};
  set_fixed_words(app, language);
  app.name("surprisal");
  app.description(say(
      {"Cross-entropy made visible. Without a command, the window opens. With a FILE, a session "
       "(.surprisal), a lesson (.md) or a model's own predictions (.npy, .npz, .csv, .tsv, .jsonl, .json), "
       "it "
       "opens that file; a link, such as '#lesson=softmax&step=3', opens what it describes.",
       "看得见的交叉熵。不带命令时打开窗口；给出 FILE（状态 .surprisal、课程 .md，或模型的预测 .npy、.npz、"
       ".csv、.tsv、.jsonl、.json）时打开该文件；给出链接（如 "
       "'#lesson=softmax&step=3'）时打开它所描述的内容。"}));
  app.set_version_flag("--version", std::string("surprisal ") + kVersion,
                       say({"Display program version information and exit", "显示程序的版本"}));
  app.allow_extras();
  app.fallthrough(false);
  app.add_flag("--present", options.window.present,
               say({"Present full screen: the playground, a session FILE, or any number of lessons, each "
                    "as a FILE, as lesson:ID or, for a whole chapter, as chapter:ID",
                    "全屏放映：自由探索、一个状态 FILE，或任意多课；每课写作 FILE 或 lesson:ID，整章写作 "
                    "chapter:ID"}));
  app.add_option("--labels", options.window.labels,
                 say({"With a FILE of predictions: their labels, a file or a column of FILE",
                      "FILE 为预测文件时，其标签：一个文件，或 FILE 中的一列"}))
      ->type_name("FILE|COLUMN");
  add_compute(app, options.compute, say);
  add_evaluate(app, options.evaluate, say);
  add_export(app, options.exporting, say);
  add_screenshot(app, options.screenshot, say);
  add_train(app, options.training, say);
  add_list(app, options.list_as_json, say);
  CLI::App* lesson =
      app.add_subcommand("lesson", say({"Check lesson files, typeset handouts, write lessons as a web page",
                                        "检查课程文件、排印讲义、把课程写成网页"}));
  add_lesson_check(*lesson, options.lesson_files, say);
  add_lesson_handout(*lesson, options.handout, say);
  add_lesson_page(*lesson, options.lesson_page, say);
  for (CLI::App* command : app.get_subcommands({})) command->allow_extras();
}

}  // namespace surprisal::command
