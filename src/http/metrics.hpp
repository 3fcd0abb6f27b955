#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace louyu::http {

/// Counts one answer under its route pattern ("" for none) and status class.
void count_request(std::string_view method, std::string_view route, int status, std::int64_t microseconds);
/// Adds a gauge that is read when the metrics are rendered: a queue's length, open sessions. `name` must be
/// [a-z_]+; the last one of a name stays. `read` must be quick and count nothing itself.
void set_gauge(std::string_view name, std::string_view meaning, std::function<std::int64_t()> read);
/// Forgets a gauge whose owner ends; afterwards it is read no more.
void remove_gauge(std::string_view name);
/// Adds to a counter of this process: louyu_import_rows_total. `name` must be [a-z_]+.
void add_to_counter(std::string_view name, std::string_view meaning, std::int64_t amount);

/// Everything above in the text format of Prometheus.
std::string render_metrics();

}  // namespace louyu::http
