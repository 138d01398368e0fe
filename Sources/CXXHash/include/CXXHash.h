/// CXXHash shim; its functions follow.
#ifndef CXXHASH_H
#define CXXHASH_H
#endif
