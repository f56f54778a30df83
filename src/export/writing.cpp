#include "export/writing.h"

#include <system_error>

#include "base/file.h"

namespace surprisal::exporting {
namespace {

namespace fs = std::filesystem;

Text why_no_folder(const fs::path& folder, const std::error_code& failure) {
  if (failure == std::errc::file_exists || failure == std::errc::not_a_directory)
    return {"there is a file in its way; choose another place", "同名的文件已经存在；请另选位置"};
  const fs::path named = folder.has_filename() ? folder : folder.parent_path();
  std::error_code none;
  if (named.has_parent_path() && !fs::exists(named.parent_path(), none))
    return Text("the folder ", "文件夹 ") + named.parent_path().string() +
           Text(" does not exist; make it or choose another place", " 不存在；请先建立，或另选位置");
  return failure.message() + Text("; choose another place", "；请另选位置");
}

// What this run has put on the disk, to be taken away if it is stopped.
class Traces {
 public:
  Done make_folder(const fs::path& folder) {
    std::error_code failure;
    const bool made = fs::create_directory(folder, failure);
    if (failure)
      return Problem{Text("cannot make the folder ", "无法建立文件夹 ") + folder.string() + Text(": ", "：") +
                     why_no_folder(folder, failure)};
    if (made) made_folder_ = folder;
    return Nothing{};
  }

  Done write(const fs::path& path, const std::string& bytes) {
    std::error_code none;
    const bool is_new = !fs::exists(fs::symlink_status(path, none));
    if (is_new) new_files_.push_back(path);  // before there is one: afterwards there may be no memory for it
    Done done = write_atomically(path, bytes);
    if (!done && is_new) new_files_.pop_back();
    return done;
  }

  void take_away() {
    std::error_code none;
    for (const fs::path& file : new_files_) fs::remove(file, none);
    if (!made_folder_.empty())
      fs::remove(made_folder_, none);  // unless somebody else has put something there
  }

 private:
  std::vector<fs::path> new_files_;
  fs::path made_folder_;
};

Done write_all(const FiguresToWrite& job, const Fonts& fonts, const KeepOn& keep_on, Traces& traces) {
  if (!job.folder.empty()) {
    if (Done done = traces.make_folder(job.folder); !done) return done;
  }
  const auto count = static_cast<double>(job.figures.size());
  for (std::size_t i = 0; i < job.figures.size(); ++i) {
    const FigureToWrite& one = job.figures[i];
    const auto within = [&](double share) {
      return !keep_on || keep_on((static_cast<double>(i) + share) / count);
    };
    const Result<std::string> bytes =
        figure_file(*one.figure, one.session, one.views, job.style, fonts, within);
    if (!bytes) return bytes.problem();
    if (!within(1)) return Problem{"stopped"};
    if (Done done = traces.write(one.path, *bytes); !done) return done;
  }
  return Nothing{};
}

// The moments of an animation as figures of their own.
FiguresToWrite frames_of(const AnimationToWrite& job) {
  const Animation& animation = job.animation;
  FiguresToWrite frames = {animation.style, {}, job.path};
  frames.style.format = Format::Png;
  for (std::size_t i = 0; i < animation.frames.size(); ++i)
    frames.figures.push_back(
        {animation.figure, animation.frames[i], animation.views, job.path / frame_name(i)});
  return frames;
}

Done write_all(const AnimationToWrite& job, const Fonts& fonts, const KeepOn& keep_on, Traces& traces) {
  if (job.animation.as == Animation::As::Pngs) return write_all(frames_of(job), fonts, keep_on, traces);
  const Result<std::string> bytes = animated_gif(job.animation, fonts, keep_on);
  if (!bytes) return bytes.problem();
  if (keep_on && !keep_on(1)) return Problem{"stopped"};
  return traces.write(job.path, *bytes);
}

}  // namespace

std::vector<fs::path> files_of(const Writing& writing) {
  std::vector<fs::path> files;
  if (const auto* figures = std::get_if<FiguresToWrite>(&writing)) {
    for (const FigureToWrite& one : figures->figures) files.push_back(one.path);
    return files;
  }
  const auto& job = std::get<AnimationToWrite>(writing);
  if (job.animation.as == Animation::As::Gif) return {job.path};
  for (std::size_t i = 0; i < job.animation.frames.size(); ++i) files.push_back(job.path / frame_name(i));
  return files;
}

Done write_out(const Writing& writing, const Fonts& fonts, const KeepOn& keep_on) {
  Traces traces;
  bool stopped = false;
  const auto ask = [&](double share) {
    stopped = stopped || !keep_on(share);
    return !stopped;
  };
  const KeepOn asked = keep_on ? KeepOn(ask) : KeepOn();
  Done done = std::visit([&](const auto& job) { return write_all(job, fonts, asked, traces); }, writing);
  if (stopped) traces.take_away();
  return done;
}

}  // namespace surprisal::exporting
