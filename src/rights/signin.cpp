#include "rights/signin.hpp"

#include <atomic>

#include "base/calendar.hpp"
#include "base/hash.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "rights/accounts.hpp"
#include "rights/audit.hpp"
#include "rights/password.hpp"
#include "rights/sql.hpp"

namespace louyu::rights {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kFailuresMax = 5;
constexpr std::int64_t kLockMs = 15 * kMinuteMs;
constexpr std::int64_t kIdleMs = 2 * 60 * kMinuteMs;
constexpr std::int64_t kSignInMs = 12 * 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * 60 * kMinuteMs;
constexpr int kApiTokenDaysMax = 366;
// Touching the row at every request would make every read a write.
constexpr std::int64_t kTouchMs = 5 * kMinuteMs;

base::Error sign_in_failed() {
    return {base::ErrorKind::kUnauthenticated, "rights.sign_in_failed", "账号或密码不正确，请重新输入。"};
}

base::Error locked(std::int64_t until_ms, std::int64_t now_ms) {
    return {base::ErrorKind::kTooMany, "rights.locked",
            fmt::format("连续多次输错，账号已锁定，请{}分钟后再试。", (until_ms - now_ms) / kMinuteMs + 1)};
}

base::Error signed_out() {
    return {base::ErrorKind::kUnauthenticated, "rights.signed_out", "登录已失效，请重新登录。"};
}

base::Error too_many_sign_ins() {
    return {base::ErrorKind::kBusy, "rights.too_many_sign_ins", "登录的人较多，请过几秒再试。"};
}

/// One of the few sign-ins that may be at work at once.
class Turn {
  public:
    Turn() : is_granted_(++at_work_ <= kSignInsAtOnce) {}
    ~Turn() { --at_work_; }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool is_granted() const { return is_granted_; }

  private:
    static inline std::atomic<int> at_work_{0};
    bool is_granted_;
};

struct StoredAccount {
    std::int64_t id = 0;
    std::string password_hash;
    std::string totp_secret;
    bool active = false;
    std::int64_t failed_count = 0;
    std::int64_t locked_until_ms = 0;
    bool must_change = false;
};

std::optional<StoredAccount> find_account(store::Session& session, const std::string& login) {
    std::optional<StoredAccount> found;
    session.stream(sql::kFindAccount, {{"login", login}}, [&found](const store::Row& row) {
        found = StoredAccount{row.integer(0), row.text(3),    row.text(4),        row.text(5) == "active",
                              row.integer(6), row.integer(7), row.integer(8) != 0};
        return false;
    });
    return found;
}

/// A hash to spend the same time on when the login is unknown.
const std::string& decoy_hash() {
    static const std::string hash = hash_password("a password nobody has");
    return hash;
}

base::Result<void> check_credentials(const std::optional<StoredAccount>& account,
                                     const SignInRequest& request, std::int64_t now_ms) {
    if (account && account->locked_until_ms > now_ms) {
        return locked(account->locked_until_ms, now_ms);
    }
    const bool right = verify_password(account ? account->password_hash : decoy_hash(), request.password);
    if (!right || !account || !account->active) {
        return sign_in_failed();
    }
    if (account->totp_secret.empty()) {
        return {};
    }
    if (request.totp_code.empty()) {
        return base::Error{base::ErrorKind::kUnauthenticated, "rights.second_factor_needed",
                           "请输入6位动态口令。"};
    }
    if (!verify_totp(account->totp_secret, request.totp_code, now_ms)) {
        return base::Error{base::ErrorKind::kUnauthenticated, "rights.second_factor_wrong",
                           "动态口令不正确或已过期，请重新输入。"};
    }
    return {};
}

bool is_as_seen(const std::optional<StoredAccount>& account, const StoredAccount& seen, std::int64_t now_ms) {
    return account && account->active && account->locked_until_ms <= now_ms &&
           account->password_hash == seen.password_hash;
}

void count_failure(store::Session& session, const StoredAccount& account, std::int64_t now_ms) {
    const std::int64_t failed = account.failed_count + 1;
    const bool lock = failed >= kFailuresMax;
    session.execute(sql::kUpdateFailedCount,
                    {{"id", account.id},
                     {"failed_count", lock ? std::int64_t{0} : failed},
                     {"locked_until_ms", lock ? now_ms + kLockMs : std::int64_t{0}}});
}

SignIn open_signin(store::Session& session, const StoredAccount& account, std::int64_t assignment_id,
                   std::int64_t now_ms) {
    SignIn made{base::random_hex(32), base::random_hex(16), now_ms + kSignInMs, account.must_change};
    session.execute(
        sql::kUpdateFailedCount,
        {{"id", account.id}, {"failed_count", std::int64_t{0}}, {"locked_until_ms", std::int64_t{0}}});
    session.execute(sql::kDeleteExpiredSignins, {{"now", now_ms}});
    session.execute(sql::kInsertSignin, {{"token_hash", base::sha256_hex(made.token)},
                                         {"user_id", account.id},
                                         {"assignment_id", assignment_id},
                                         {"csrf_token", made.csrf_token},
                                         {"now", now_ms},
                                         {"expires_ms", made.expires_ms}});
    return made;
}

void audit_sign_in(store::Session& session, const SignInRequest& request, std::int64_t user_id,
                   std::string_view result) {
    write_audit(session, AuditEntry{.user_id = user_id,
                                    .login = base::truncate(request.login, 40),
                                    .address = request.address,
                                    .action = "sign_in",
                                    .object = "session",
                                    .result = std::string(result)});
}

}  // namespace

base::Result<SignIn> sign_in(store::Database& database, const SignInRequest& request) {
    const Turn turn;
    if (!turn.is_granted()) {
        return too_many_sign_ins();
    }
    const std::int64_t now = base::now_ms();
    const std::optional<StoredAccount> seen = [&] {
        const store::Lease session = database.reader();
        return find_account(*session, request.login);
    }();
    base::Result<void> checked = check_credentials(seen, request, now);
    const store::Lease lease = database.writer();
    store::Session& session = *lease;
    store::Transaction transaction(session, store::Access::kWrite);
    // Others may have tried meanwhile, and locked the account or changed its password.
    const std::optional<StoredAccount> account = find_account(session, request.login);
    if (checked && !is_as_seen(account, *seen, now)) {
        checked = sign_in_failed();
    }
    if (!checked) {
        if (account && account->locked_until_ms <= now &&
            checked.error().code != "rights.second_factor_needed") {
            count_failure(session, *account, now);
        }
        audit_sign_in(session, request, account ? account->id : 0, checked.error().code);
        transaction.commit();
        return checked.error();
    }
    const std::vector<Assignment> assignments = assignments_of(session, account->id, base::today());
    if (assignments.empty()) {
        audit_sign_in(session, request, account->id, "rights.no_assignment");
        transaction.commit();
        return base::Error{base::ErrorKind::kForbidden, "rights.no_assignment",
                           "此账号尚未授权任何岗位，请联系安全管理员。"};
    }
    SignIn made = open_signin(session, *account, assignments.front().id, now);
    audit_sign_in(session, request, account->id, "ok");
    transaction.commit();
    return made;
}

base::Result<Authenticated> authenticate_session(store::Session& session, ReaderCache& readers,
                                                 std::string_view token) {
    const std::int64_t now = base::now_ms();
    const std::string hash = base::sha256_hex(token);
    const store::Rows rows =
        session.select(sql::kFindSignin, {{"token_hash", hash}, {"now", now}, {"idle_since", now - kIdleMs}});
    if (rows.empty()) {
        return signed_out();
    }
    const store::Values& row = rows.front();
    TRY(Reader reader, readers.for_assignment(session, *base::as_integer(row[1]), base::today()));
    return Authenticated{std::move(reader),
                         *base::as_text(row[2]),
                         false,
                         false,
                         *base::as_integer(row[4]) != 0,
                         *base::as_integer(row[3]) < now - kTouchMs};
}

void touch_session(store::Session& session, std::string_view token) {
    session.execute(sql::kTouchSignin, {{"token_hash", base::sha256_hex(token)}, {"now", base::now_ms()}});
}

base::Result<Authenticated> authenticate_api_token(store::Session& session, ReaderCache& readers,
                                                   std::string_view token) {
    const store::Rows rows = session.select(
        sql::kFindApiToken, {{"token_hash", base::sha256_hex(token)}, {"now", base::now_ms()}});
    if (rows.empty()) {
        return base::Error{base::ErrorKind::kUnauthenticated, "rights.bad_token",
                           "访问令牌无效、已过期或已撤销，请重新申请。"};
    }
    TRY(Reader reader, readers.for_assignment(session, *base::as_integer(rows[0][1]), base::today()));
    return Authenticated{std::move(reader), "", true, *base::as_integer(rows[0][2]) != 0, false, false};
}

void sign_out(store::Session& session, std::string_view token) {
    session.execute(sql::kDeleteSignin, {{"token_hash", base::sha256_hex(token)}});
}

base::Result<void> choose_assignment(store::Session& session, const Reader& reader, std::string_view token,
                                     std::int64_t assignment_id) {
    for (const Assignment& held : assignments_of(session, reader.user_id(), base::today())) {
        if (held.id == assignment_id) {
            session.execute(sql::kUpdateSigninAssignment,
                            {{"token_hash", base::sha256_hex(token)}, {"assignment_id", assignment_id}});
            return {};
        }
    }
    return base::Error{base::ErrorKind::kNotFound, "rights.not_found", "没有这个岗位授权，请刷新后重试。"};
}

base::Result<MadeApiToken> create_api_token(store::Session& session, const Reader& reader,
                                            const NewApiToken& token) {
    if (token.days < 1 || token.days > kApiTokenDaysMax) {
        return base::Error{base::ErrorKind::kInvalid, "rights.bad_token_period", "令牌有效期应为1至366天。"};
    }
    if (base::is_blank(token.name)) {
        return base::Error{base::ErrorKind::kInvalid, "rights.bad_token_name", "请填写令牌用途。"};
    }
    MadeApiToken made{base::make_id(), base::random_hex(32)};
    const std::int64_t now = base::now_ms();
    session.execute(sql::kInsertApiToken, {{"id", made.id},
                                           {"token_hash", base::sha256_hex(made.token)},
                                           {"name", base::truncate(token.name, 80)},
                                           {"user_id", reader.user_id()},
                                           {"assignment_id", reader.assignment_id()},
                                           {"read_only", std::int64_t{token.read_only}},
                                           {"now", now},
                                           {"expires_ms", now + token.days * kDayMs}});
    return made;
}

std::vector<ApiToken> list_api_tokens(store::Session& session, const Reader& reader) {
    std::vector<ApiToken> tokens;
    session.stream(sql::kListApiTokens, {{"user", reader.user_id()}, {"now", base::now_ms()}},
                   [&tokens](const store::Row& row) {
                       tokens.push_back({row.integer(0), row.text(1), row.integer(2), row.integer(3) != 0,
                                         row.integer(4), row.integer(5)});
                       return true;
                   });
    return tokens;
}

base::Result<void> revoke_api_token(store::Session& session, const Reader& reader, std::int64_t token_id) {
    if (session.execute(sql::kRevokeApiToken,
                        {{"id", token_id}, {"user", reader.user_id()}, {"now", base::now_ms()}}) == 0) {
        return base::Error{base::ErrorKind::kNotFound, "rights.not_found",
                           "没有这个访问令牌，或已撤销，请刷新。"};
    }
    return {};
}

}  // namespace louyu::rights
