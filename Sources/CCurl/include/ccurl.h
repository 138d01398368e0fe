/// HTTP requests by libcurl, several at a time on one thread.
///
/// The library is opened when it is first needed. A pool has places; each makes one request at a time, and connections
/// stay open for later ones. Nothing here may be called by two threads at once but `ccurl_load`.
#ifndef CCURL_H
#define CCURL_H

#include <stddef.h>
#include <stdint.h>

/// Opens the library, once; null when it can be used, else why not.
const char *_Nullable ccurl_load(void);

/// The version of the library, such as `7.88.1`. After `ccurl_load` only.
const char *_Nonnull ccurl_version(void);

// MARK: Addresses.

/// A part of an address.
enum {
  ccurl_scheme,
  ccurl_user,
  ccurl_password,
  ccurl_host,
  ccurl_port,
  ccurl_path,
  ccurl_query,
};

/// A part of an absolute address, in memory of its own; null where it has none, or is no address.
///
/// The port is that of the scheme where none is written.
char *_Nullable ccurl_part(const char *_Nonnull address, int part);

/// An address that another one refers to by a path and perhaps a query; null where that cannot be.
char *_Nullable ccurl_resolved(const char *_Nonnull address, const char *_Nonnull reference);

/// Gives the memory of a text back.
void ccurl_forget(char *_Nullable text);

// MARK: Requests.

/// The places of requests.
typedef struct ccurl_pool ccurl_pool;

/// A request. All texts are copied.
typedef struct {
  const char *_Nonnull url;
  /// The address whose user and password are given; null for nobody's.
  const char *_Nullable account;
  const char *_Nonnull method;
  /// Null for a request without a body.
  const uint8_t *_Nullable body;
  size_t body_count;
  /// `Name: value`, one after another, each with its final zero.
  const char *_Nullable headers;
  size_t header_count;
  long timeout_ms;
  long connect_timeout_ms;
  /// The bytes of an answer beyond which it is given up.
  int64_t answer_limit;
  /// Whether the request gets a connection of its own.
  int is_alone;
} ccurl_request;

/// How a request ended.
enum {
  ccurl_answered,
  ccurl_timed_out,
  ccurl_refused,
  ccurl_unreachable,
  ccurl_unresolved,
  ccurl_untrusted,
  ccurl_closed,
  ccurl_truncated,
  ccurl_too_large,
  ccurl_not_http,
  ccurl_failed,
};

/// What became of a request. Times are in microseconds since it began, 0 where it did not come so far.
typedef struct {
  int outcome;
  /// The library's own number of what went wrong.
  int code;
  /// The HTTP status; 0 where none came.
  long status;
  int64_t name_lookup_us;
  int64_t connect_us;
  int64_t tls_us;
  int64_t first_byte_us;
  int64_t total_us;
  /// What the server asks to wait; 0 where it does not.
  int64_t retry_after_s;
  long new_connections;
  /// Where the server sends the request on to; null where it does not. Until the place is used again.
  const char *_Nullable location;
  /// The answer. Until the place is used again.
  const uint8_t *_Nullable body;
  size_t body_count;
} ccurl_answer;

/// A pool; null where there is no memory.
ccurl_pool *_Nullable ccurl_pool_make(size_t places);

/// Ends all that is under way and gives everything back.
void ccurl_pool_free(ccurl_pool *_Nonnull pool);

/// Begins a request at a free place; 0 when it has begun.
int ccurl_start(ccurl_pool *_Nonnull pool, size_t place, const ccurl_request *_Nonnull request);

/// Goes on with all requests, and waits at most so long for something to happen; 0 unless the library gives up.
int ccurl_step(ccurl_pool *_Nonnull pool, int wait_ms);

/// The next place whose request has ended; −1 where there is none.
long ccurl_ended(ccurl_pool *_Nonnull pool, ccurl_answer *_Nonnull answer);

#endif
