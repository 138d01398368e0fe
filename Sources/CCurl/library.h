// The functions of libcurl, loaded when the first of them is needed.
#ifndef CCURL_LIBRARY_H
#define CCURL_LIBRARY_H

// The macros that check types would be expanded in calls by pointer, too.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

typedef struct {
  __typeof__(&(curl_easy_cleanup)) cleanup;
  __typeof__(&(curl_easy_getinfo)) getinfo;
  __typeof__(&(curl_easy_init)) init;
  __typeof__(&(curl_easy_reset)) reset;
  __typeof__(&(curl_easy_setopt)) setopt;
  __typeof__(&(curl_free)) release;
  __typeof__(&(curl_global_init)) global_init;
  __typeof__(&(curl_multi_add_handle)) multi_add_handle;
  __typeof__(&(curl_multi_cleanup)) multi_cleanup;
  __typeof__(&(curl_multi_info_read)) multi_info_read;
  __typeof__(&(curl_multi_init)) multi_init;
  __typeof__(&(curl_multi_perform)) multi_perform;
  __typeof__(&(curl_multi_poll)) multi_poll;
  __typeof__(&(curl_multi_remove_handle)) multi_remove_handle;
  __typeof__(&(curl_multi_setopt)) multi_setopt;
  __typeof__(&(curl_slist_append)) slist_append;
  __typeof__(&(curl_slist_free_all)) slist_free_all;
  __typeof__(&(curl_url)) url;
  __typeof__(&(curl_url_cleanup)) url_cleanup;
  __typeof__(&(curl_url_get)) url_get;
  __typeof__(&(curl_url_set)) url_set;
  __typeof__(&(curl_version_info)) version_info;
} ccurl_functions;

/// The functions; only after `ccurl_load` has given null.
__attribute__((visibility("hidden"))) const ccurl_functions *ccurl_library(void);

#endif
