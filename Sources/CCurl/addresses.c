#include <stdlib.h>

#include "ccurl.h"
#include "library.h"

// An address without a scheme is no address, and one that curl does not know stays one: the caller says which it takes.
static const unsigned parsing = CURLU_NON_SUPPORT_SCHEME;

char *ccurl_part(const char *address, int part) {
  static const CURLUPart parts[] = {
      [ccurl_scheme] = CURLUPART_SCHEME,     [ccurl_user] = CURLUPART_USER, [ccurl_password] = CURLUPART_PASSWORD,
      [ccurl_host] = CURLUPART_HOST,         [ccurl_port] = CURLUPART_PORT, [ccurl_path] = CURLUPART_PATH,
      [ccurl_query] = CURLUPART_QUERY,
  };
  const ccurl_functions *library = ccurl_library();
  CURLU *parsed = library->url();
  char *text = NULL;
  if (parsed != NULL && library->url_set(parsed, CURLUPART_URL, address, parsing) == CURLUE_OK) {
    library->url_get(parsed, parts[part], &text, part == ccurl_port ? CURLU_DEFAULT_PORT : 0);
  }
  library->url_cleanup(parsed);
  return text;
}

char *ccurl_resolved(const char *address, const char *reference) {
  const ccurl_functions *library = ccurl_library();
  CURLU *parsed = library->url();
  char *text = NULL;
  // The query and the fragment are those of the reference, or none.
  if (parsed != NULL && library->url_set(parsed, CURLUPART_URL, address, parsing) == CURLUE_OK &&
      library->url_set(parsed, CURLUPART_URL, reference, parsing) == CURLUE_OK) {
    library->url_get(parsed, CURLUPART_URL, &text, 0);
  }
  library->url_cleanup(parsed);
  return text;
}

void ccurl_forget(char *text) { ccurl_library()->release(text); }
