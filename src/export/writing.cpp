#include "export/writing.h"

#include <system_error>

#include "base/file.h"

namespace surprisal::exporting {
namespace {

namespace fs = std::filesystem;

Text why_no_folder(const fs::path& folder, const std::error_code& failure) {
  if (failure == std::errc::file_exists || failure == std::errc::not_a_directory)
    return {"a file with this name already exists; choose another place", "同名的文件已经存在；请另选位置"};
  const fs::path named = folder.has_filename() ? folder : folder.parent_path();
  std::error_code none;
  if (named.has_parent_path() && !fs::exists(named.parent_path(), none))
    return Text("the folder ", "文件夹 ") + named.parent_path().string() +
           Text(" does not exist; make it or choose another place", " 不存在；请先建立，或另选位置");
  return failure.message() + Text("; choose another place", "；请另选位置");
}

// The files and the folder created by this export, which are removed if it is stopped.
class NewFiles {
 public:
  Done make_folder(const fs::path& folder) {
    std::error_code failure;
    const bool made = fs::create_directory(folder, failure);
    if (failure)
      return Problem{Text("cannot create the folder ", "无法建立文件夹 ") + folder.string() +
                     Text(": ", "：") + why_no_folder(folder, failure)};
    if (made) folder_ = folder;
    return Nothing{};
  }

  Done write(const fs::path& path, const std::string& bytes) {
    std::error_code none;
    const bool is_new = !fs::exists(fs::symlink_status(path, none));
    if (is_new) files_.push_back(path);  // before writing: afterwards there may be no memory for it
    Done done = write_atomically(path, bytes);
    if (!done && is_new) files_.pop_back();
    return done;
  }

  void remove_all() {
    std::error_code none;
    for (const fs::path& file : files_) fs::remove(file, none);
    if (!folder_.empty()) fs::remove(folder_, none);  // fails if it contains other files
  }

 private:
  std::vector<fs::path> files_;
  fs::path folder_;
};

Done write_all(const FiguresToWrite& job, const Fonts& fonts, const Progress& progress, NewFiles& new_files) {
  if (!job.folder.empty()) {
    if (Done done = new_files.make_folder(job.folder); !done) return done;
  }
  const auto count = static_cast<double>(job.figures.size());
  for (std::size_t i = 0; i < job.figures.size(); ++i) {
    const FigureToWrite& one = job.figures[i];
    const auto within = [&](double share) {
      return !progress || progress((static_cast<double>(i) + share) / count);
    };
    const Result<std::string> bytes = figure_file(*one.figure, one.session, one.views, job.style, fonts,
                                                  within, one.rows ? &*one.rows : nullptr);
    if (!bytes) return bytes.problem();
    if (!within(1)) return Problem{"stopped"};
    if (Done done = new_files.write(one.path, *bytes); !done) return done;
  }
  return Nothing{};
}

// The frames of an animation as separate figures.
FiguresToWrite frames_of(const AnimationToWrite& job) {
  const Animation& animation = job.animation;
  FiguresToWrite frames = {animation.style, {}, job.path};
  frames.style.format = Format::Png;
  for (std::size_t i = 0; i < animation.frames.size(); ++i)
    frames.figures.push_back(
        {animation.figure, animation.frames[i], animation.views, job.path / frame_name(i)});
  return frames;
}

Done write_all(const AnimationToWrite& job, const Fonts& fonts, const Progress& progress,
               NewFiles& new_files) {
  if (job.animation.as == Animation::As::Pngs) return write_all(frames_of(job), fonts, progress, new_files);
  const Result<std::string> bytes = animated_gif(job.animation, fonts, progress);
  if (!bytes) return bytes.problem();
  if (progress && !progress(1)) return Problem{"stopped"};
  return new_files.write(job.path, *bytes);
}

Done write_all(const PagesToWrite& job, const Fonts& fonts, const Progress& progress, NewFiles& new_files) {
  const Result<std::string> bytes = job.bytes(fonts, progress);
  if (!bytes) return bytes.problem();
  if (progress && !progress(1)) return Problem{"stopped"};
  return new_files.write(job.path, *bytes);
}

}  // namespace

std::vector<fs::path> files_of(const Writing& writing) {
  std::vector<fs::path> files;
  if (const auto* figures = std::get_if<FiguresToWrite>(&writing)) {
    for (const FigureToWrite& one : figures->figures) files.push_back(one.path);
    return files;
  }
  if (const auto* pages = std::get_if<PagesToWrite>(&writing)) return {pages->path};
  const auto& job = std::get<AnimationToWrite>(writing);
  if (job.animation.as == Animation::As::Gif) return {job.path};
  for (std::size_t i = 0; i < job.animation.frames.size(); ++i) files.push_back(job.path / frame_name(i));
  return files;
}

Done write_out(const Writing& writing, const Fonts& fonts, const Progress& progress) {
  NewFiles new_files;
  bool stopped = false;
  const auto ask = [&](double share) {
    stopped = stopped || !progress(share);
    return !stopped;
  };
  const Progress asked = progress ? Progress(ask) : Progress();
  Done done = std::visit([&](const auto& job) { return write_all(job, fonts, asked, new_files); }, writing);
  if (stopped) new_files.remove_all();
  return done;
}

}  // namespace surprisal::exporting
