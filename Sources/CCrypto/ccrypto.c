// MD5 is deprecated for security, which it is not used for here: the assignment of users rests on it.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "ccrypto.h"

#include <dlfcn.h>
#include <openssl/md5.h>
#include <pthread.h>
#include <stdio.h>

// The functions that keep their state in memory of ours: those of EVP allocate for every digest, which takes longer than a
// digest of a short text itself. And the library is loaded only by who wants a digest: it takes a millisecond.

static __typeof__(MD5_Init) *md5_init;
static __typeof__(MD5_Update) *md5_update;
static __typeof__(MD5_Final) *md5_final;
static char trouble[256];

static void load(void) {
  void *library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    const char *reason = dlerror();
    snprintf(trouble, sizeof trouble, "%s", reason == NULL ? "libcrypto.so.3 cannot be loaded" : reason);
    return;
  }
  md5_init = (__typeof__(MD5_Init) *)dlsym(library, "MD5_Init");
  md5_update = (__typeof__(MD5_Update) *)dlsym(library, "MD5_Update");
  md5_final = (__typeof__(MD5_Final) *)dlsym(library, "MD5_Final");
  if (md5_init == NULL || md5_update == NULL || md5_final == NULL) {
    snprintf(trouble, sizeof trouble, "libcrypto.so.3 has no MD5");
  }
}

const char *ccrypto_md5_trouble(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return trouble[0] == 0 ? NULL : trouble;
}

static uint64_t big_endian(const unsigned char *bytes) {
  uint64_t number = 0;
  for (int index = 0; index < 8; index += 1) number = number << 8 | bytes[index];
  return number;
}

void ccrypto_md5(
    const uint8_t *first, size_t first_count, const uint8_t *second, size_t second_count, uint64_t *upper,
    uint64_t *lower) {
  unsigned char digest[MD5_DIGEST_LENGTH];
  MD5_CTX state;
  md5_init(&state);
  if (first_count > 0) md5_update(&state, first, first_count);
  if (second_count > 0) md5_update(&state, second, second_count);
  md5_final(digest, &state);
  *upper = big_endian(digest);
  *lower = big_endian(digest + 8);
}
