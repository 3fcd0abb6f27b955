#include <atomic>
#include <csignal>

#include "api/routes.hpp"
#include "app/commands.hpp"
#include "app/house.hpp"
#include "app/pages.hpp"
#include "app/terminal.hpp"
#include "app/version.hpp"
#include "base/log.hpp"
#include "exchange/jobs.hpp"
#include "http/dispatch.hpp"
#include "http/server.hpp"
#include "http/temporary_file.hpp"
#include "store/migrate.hpp"

namespace louyu::app {

namespace {

constexpr timespec kLookAround{.tv_sec = 1, .tv_nsec = 0};

/// Blocks SIGINT and SIGTERM in every thread made after it, and waits for one.
class StopSignal {
  public:
    StopSignal() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    /// True when one has come within that time.
    bool wait_for(const timespec& time) { return sigtimedwait(&signals_, nullptr, &time) > 0; }

  private:
    sigset_t signals_{};
};

/// False when the store could not take it down now; the next look tries again.
bool begins_day(House& house) {
    try {
        house.begin_day();
        return true;
    } catch (const base::Failure& failure) {
        base::log_error("the new day waits for the store: {}", failure.what());
        return false;
    }
}

}  // namespace

int run_serve(const Configuration& configuration) {
    StopSignal stop;
    const auto listen = parse_listen(configuration.listen);
    if (!listen) {
        return refuse(listen.error());
    }
    auto house = House::open(configuration);
    if (!house) {
        return refuse(house.error());
    }
    (*house)->imports().recover();
    base::Day day = base::today();
    (*house)->begin_day();
    exchange::Jobs jobs((*house)->database());
    store::WriteBehind write_behind((*house)->database());
    api::Services services{(*house)->database(),
                           (*house)->cubes(),
                           (*house)->imports(),
                           jobs,
                           write_behind,
                           configuration.spool_dir(),
                           configuration.secure_cookies,
                           std::string(kVersion),
                           registry::Attachments(configuration.attachments_dir())};
    services.atlas = geo::Atlas(configuration.map);
    api::Routes routes = api::mount_all(services);
    http::Router router = routes.take_router();
    const auto pages = load_pages(configuration.pages_dir);
    if (!pages) {
        return refuse(pages.error());
    }
    router.set_fallback(pages->handler(), {"/api/", "/tiles/", "/livez", "/readyz", "/metrics"});
    http::ServerOptions options;
    options.address = listen->address;
    options.port = listen->port;
    options.spool_directory = configuration.spool_dir();
    options.dispatch.https_only = configuration.secure_cookies;
    options.dispatch.content_policy = http::default_content_policy(configuration.map_origins());
    http::Server server(std::move(options), router);
    if (const auto started = server.start(); !started) {
        return refuse(started.error());
    }
    say(fmt::format("楼宇经济管理服务平台已启动：http://{}:{}", listen->address, server.port()));
    std::fflush(stdout);
    while (!stop.wait_for(kLookAround)) {
        // What a command beside the server wrote, and what a write could not show because the store failed
        // behind it.
        if ((*house)->cubes().follow() && base::today() != day && begins_day(**house)) {
            day = base::today();
            services.readers.clear();
        }
    }
    base::log_info("stopping");
    server.stop();
    return kDone;
}

int run_openapi() {
    // The document needs no data: an empty store of its own stands beside the services it is made from.
    const auto place = http::TemporaryFile::create("", ".db");
    if (!place) {
        return refuse(place.error());
    }
    auto database = store::Database::open("sqlite:" + (*place)->path());
    if (!database) {
        return refuse(database.error());
    }
    if (const auto migrated = store::migrate(**database); !migrated) {
        return refuse(migrated.error());
    }
    statistics::Cubes cubes(**database);
    exchange::Imports imports(**database, "", {});
    exchange::Jobs jobs(**database);
    store::WriteBehind write_behind(**database);
    api::Services services{**database,
                           cubes,
                           imports,
                           jobs,
                           write_behind,
                           "",
                           false,
                           std::string(kVersion),
                           registry::Attachments("")};
    const api::Routes routes = api::mount_all(services);
    say(api::make_openapi(routes, std::string(kVersion)).dump());
    return kDone;
}

int run_version() {
    say(fmt::format("louyu {}", kVersion));
    return kDone;
}

}  // namespace louyu::app
