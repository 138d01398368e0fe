/// HTTP requests by libcurl.
#ifndef CCURL_H
#define CCURL_H

#include <stddef.h>
#include <stdint.h>

#endif
