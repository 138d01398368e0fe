#define _GNU_SOURCE
#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#include "ccurl.h"

// Most runs of the program send no request: the library, and the two dozen it needs itself, are opened by those that do.

static ccurl_functions functions;
static char trouble[512];
static const char *refusal;

static void refuse(const char *what, const char *why) {
  snprintf(trouble, sizeof trouble, "%s (%s)", what, why);
  refusal = trouble;
}

static void load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) library = dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    const char *reason = dlerror();
    refuse("libcurl cannot be loaded", reason ? reason : "no reason is given");
    return;
  }
#define FIND(member, name)                                              \
  functions.member = (__typeof__(functions.member))dlsym(library, name); \
  if (functions.member == NULL) {                                       \
    refuse("libcurl is too old", "it has no " name);                    \
    return;                                                             \
  }
  FIND(cleanup, "curl_easy_cleanup")
  FIND(getinfo, "curl_easy_getinfo")
  FIND(init, "curl_easy_init")
  FIND(reset, "curl_easy_reset")
  FIND(setopt, "curl_easy_setopt")
  FIND(release, "curl_free")
  FIND(global_init, "curl_global_init")
  FIND(multi_add_handle, "curl_multi_add_handle")
  FIND(multi_cleanup, "curl_multi_cleanup")
  FIND(multi_info_read, "curl_multi_info_read")
  FIND(multi_init, "curl_multi_init")
  FIND(multi_perform, "curl_multi_perform")
  FIND(multi_poll, "curl_multi_poll")
  FIND(multi_remove_handle, "curl_multi_remove_handle")
  FIND(multi_setopt, "curl_multi_setopt")
  FIND(slist_append, "curl_slist_append")
  FIND(slist_free_all, "curl_slist_free_all")
  FIND(url, "curl_url")
  FIND(url_cleanup, "curl_url_cleanup")
  FIND(url_get, "curl_url_get")
  FIND(url_set, "curl_url_set")
  FIND(version_info, "curl_version_info")
#undef FIND
  if (functions.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) refuse("libcurl cannot be used", "it does not start");
}

const char *ccurl_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return refusal;
}

const ccurl_functions *ccurl_library(void) { return &functions; }

const char *ccurl_version(void) { return functions.version_info(CURLVERSION_NOW)->version; }
