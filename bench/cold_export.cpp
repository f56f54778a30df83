// Measures the wait for one figure: a complete run of `surprisal export` as PNG, SVG and PDF of 1600x1000.
// The baselines are a process that does nothing, and gnuplot drawing the same three curves.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace {

constexpr const char* kGnuplot = "/usr/bin/gnuplot";

using Command = std::vector<std::string>;

// Runs a command and discards its output. True if it succeeded.
bool ran(const Command& command) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const bool started = posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  return started && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool all_ran = true;

void cold(benchmark::State& state, const Command& command) {
  for (auto _ : state) {
    if (ran(command)) continue;
    all_ran = false;
    return state.SkipWithError((command[0] + " failed").c_str());
  }
}

void add(const char* name, const Command& command) {
  benchmark::RegisterBenchmark(name, cold, command)->Unit(benchmark::kMillisecond)->UseRealTime();
}

// The same curves as in the figure `gradients`: the prediction's error, and how much of it reaches the logit
// with each loss.
Command gnuplot(const std::string& terminal, const std::string& file) {
  return {kGnuplot, "-e",
          "set terminal " + terminal + "; set output '" + file +
              "'; a(z) = 1 / (1 + exp(-z)); set samples 800; set xrange [-10:10]; set grid; "
              "set xlabel 'logit'; set ylabel 'gradient'; "
              "plot a(x) - 1 title 'a - y' lw 2, a(x) * (1 - a(x)) title 'a (1 - a)' lw 2, "
              "(a(x) - 1) * a(x) * (1 - a(x)) title '(a - y) a (1 - a)' lw 2"};
}

void add_all(const std::string& folder) {
  const auto exported = [&](const char* file) {
    return Command{SURPRISAL_PROGRAM, "export", "gradients", "-o", folder + file, "--size", "1600x1000"};
  };
  add("baseline: a process that does nothing", {"/bin/true"});
  add("surprisal --version", {SURPRISAL_PROGRAM, "--version"});
  add("surprisal export PNG", exported("/a.png"));
  add("surprisal export SVG", exported("/a.svg"));
  add("surprisal export PDF", exported("/a.pdf"));
  add("surprisal export CSV", exported("/a.csv"));
  if (access(kGnuplot, X_OK) != 0) {
    std::fprintf(stderr, "no gnuplot here: nothing to hold against (Debian package gnuplot-nox)\n");
    return;
  }
  add("baseline: gnuplot PNG", gnuplot("pngcairo size 1600,1000", folder + "/b.png"));
  add("baseline: gnuplot SVG", gnuplot("svg size 1600,1000", folder + "/b.svg"));
  add("baseline: gnuplot PDF", gnuplot("pdfcairo size 16,10", folder + "/b.pdf"));
}

}  // namespace

int main(int argc, char** argv) {
  std::string folder = (std::filesystem::temp_directory_path() / "surprisal-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) {
    std::perror(folder.c_str());
    return 1;
  }
  add_all(folder);
  benchmark::Initialize(&argc, argv);
  if (!benchmark::ReportUnrecognizedArguments(argc, argv)) benchmark::RunSpecifiedBenchmarks();
  std::error_code none;
  std::filesystem::remove_all(folder, none);
  return all_ran ? 0 : 1;
}
