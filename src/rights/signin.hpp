#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "rights/reader.hpp"
#include "rights/reader_cache.hpp"

namespace louyu::rights {

struct SignInRequest {
    std::string login;
    std::string password;
    std::string totp_code;  // empty when not asked for
    std::string address;    // of the caller, for the audit log
};

struct SignIn {
    std::string token;       // for the HttpOnly cookie; only its hash is stored
    std::string csrf_token;  // for the X-CSRF-Token header
    std::int64_t expires_ms = 0;
    bool must_change_password = false;
};

/// One answer, rights.sign_in_failed, for a wrong login, a wrong password and a disabled account, so that
/// logins cannot be guessed; rights.locked after five failures (15 minutes); rights.second_factor_needed when
/// the password is right and the account has one. Good and bad tries are audited. A hash is slow and takes 64 MB on
/// purpose, so no connection is held meanwhile, and rights.too_many_sign_ins tells those beyond kSignInsAtOnce to come
/// again: guessing must not stop the house.
base::Result<SignIn> sign_in(store::Database& database, const SignInRequest& request);
inline constexpr int kSignInsAtOnce = 4;

/// Who a sign-in or API token belongs to.
struct Authenticated {
    Reader reader;
    std::string csrf_token;  // empty for API tokens, which need none
    bool is_api_token = false;
    bool read_only = false;
    bool must_change_password = false;
    bool is_stale = false;  // touch_session is due, so that the sign-in does not fall idle
};

/// rights.signed_out when the token is unknown, ended, or idle for two hours.
base::Result<Authenticated> authenticate_session(store::Session& session, ReaderCache& readers,
                                                 std::string_view token);
base::Result<Authenticated> authenticate_api_token(store::Session& session, ReaderCache& readers,
                                                   std::string_view token);
/// Marks the sign-in as used now; a write, so only when `is_stale` says so.
void touch_session(store::Session& session, std::string_view token);
void sign_out(store::Session& session, std::string_view token);
/// Acts as another of one's own assignments from now on.
base::Result<void> choose_assignment(store::Session& session, const Reader& reader, std::string_view token,
                                     std::int64_t assignment_id);

struct NewApiToken {
    std::string name;
    bool read_only = true;
    int days = 90;
};
struct MadeApiToken {
    std::int64_t id = 0;
    std::string token;  // shown once; only its hash is stored
};
/// A token that acts as the reader's own assignment. rights.bad_token_period, rights.bad_token_name.
base::Result<MadeApiToken> create_api_token(store::Session& session, const Reader& reader,
                                            const NewApiToken& token);

struct ApiToken {
    std::int64_t id = 0;
    std::string name;
    std::int64_t assignment_id = 0;
    bool read_only = true;
    std::int64_t created_ms = 0;
    std::int64_t expires_ms = 0;
};
/// The reader's own tokens that still open something, newest first.
std::vector<ApiToken> list_api_tokens(store::Session& session, const Reader& reader);
/// Ends one of the reader's own tokens at once; rights.not_found.
base::Result<void> revoke_api_token(store::Session& session, const Reader& reader, std::int64_t token_id);

}  // namespace louyu::rights
