#pragma once
#include <fmt/core.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace louyu::base {

/// What kind of refusal an error is; decides the HTTP status (404, 409 ...) and the exit code.
enum class ErrorKind {
    kInvalid,          // the request or the data is wrong: 400, or 422 with fields
    kUnauthenticated,  // nobody is signed in: 401
    kForbidden,        // signed in, but the right is missing: 403
    kNotFound,         // absent, or invisible to this reader: 404
    kConflict,         // someone else changed it, or it exists: 409
    kStale,            // If-Match does not hold: 412
    kTooLarge,         // over a limit: 413
    kTooMany,          // too many tries: 429
    kBusy,             // try later: 503
};

/// One field of a request or row that was refused: where (JSON Pointer), why (code and sentence).
struct FieldError {
    std::string pointer;
    std::string code;
    std::string message;
};

/// An outcome the caller can act on. `code` is "<room>.<what>", stable for ever; `message` says in Chinese what to
/// do and may be shown; `detail` is for the log only and never leaves the process.
struct Error {
    ErrorKind kind = ErrorKind::kInvalid;
    std::string code;
    std::string message;
    std::string detail = {};
    std::vector<FieldError> fields = {};
};

/// A value or an Error. Ignoring one is a compile error.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
  public:
    using tl::expected<T, Error>::expected;
    Result(Error error) : tl::expected<T, Error>(tl::unexpect, std::move(error)) {}
};

/// A broken world: connection lost, disk full, SQL that does not prepare. Thrown by store/, caught at four borders
/// (request, job, transaction, main).
class Failure : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// A broken program: thrown by CHECK; the request or job dies, the process lives.
class Bug : public std::logic_error {
  public:
    using std::logic_error::logic_error;
};

}  // namespace louyu::base

/// Ends the function with the error of `result`, or declares/assigns `target` from its value:
///   TRY(const auto building, registry.find(reader, id));
#define LOUYU_JOIN2(a, b) a##b
#define LOUYU_JOIN(a, b) LOUYU_JOIN2(a, b)
#define TRY(target, result)                                              \
    auto LOUYU_JOIN(try_, __LINE__) = (result);                          \
    if (!LOUYU_JOIN(try_, __LINE__)) {                                   \
        return std::move(LOUYU_JOIN(try_, __LINE__)).error();            \
    }                                                                    \
    target = *std::move(LOUYU_JOIN(try_, __LINE__))

/// The same for a Result<void>.
#define TRY_DO(result)                                        \
    if (auto try_done = (result); !try_done) {                \
        return std::move(try_done).error();                   \
    }

/// Something the program itself guarantees; a false condition is a bug, in release builds too.
#define CHECK(condition)                                                                       \
    if (!(condition)) {                                                                        \
        throw ::louyu::base::Bug(fmt::format("{}:{}: {}", __FILE__, __LINE__, #condition));    \
    }
