// Any arguments of `surprisal compute` and `surprisal export` give numbers or an error. The input has one
// option per line, in the order below.
#include <cstdint>
#include <sstream>

#include "command/compute.h"
#include "command/figure_options.h"
#include "expect.h"
#include "namespaces.h"
#include "session/keys.h"

namespace {
double side_in_pixels(const surprisal::exporting::PictureSize& size, double side) {
  return side * surprisal::exporting::pixels_per_unit(size.unit);
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  using namespace surprisal::test;
  std::istringstream lines(std::string(reinterpret_cast<const char*>(bytes), count));
  ComputeOptions compute;
  FigureOptions figure;
  for (std::string* option :
       {&compute.logits, &compute.probabilities, &compute.labels, &compute.target, &compute.temperature,
        &compute.base, &figure.size, &figure.scale, &figure.theme, &figure.language})
    std::getline(lines, *option);
  for (std::string setting; std::getline(lines, setting);) figure.settings.push_back(setting);

  if (const Result<Sample> sample = sample_from(compute)) {
    const Quantities q = quantities_of(*sample);
    expect(as_json(q).find("nan") == std::string::npos, "a NaN in the JSON");
    expect(!as_table(q).empty(), "an empty table");
  }
  if (const Result<PictureSize> size = size_from(figure))
    expect(side_in_pixels(*size, size->width) >= 16 && side_in_pixels(*size, size->height) >= 16 &&
               size->scale > 0,
           "a picture without a size");
  if (const Result<Session> session = session_from(figure))
    expect(fault_of(*session).empty(), "an invalid session");
  return 0;
}
