/// MD5 by OpenSSL's libcrypto.
#ifndef CCRYPTO_H
#define CCRYPTO_H

#include <stddef.h>
#include <stdint.h>

#endif
