/* What the Glibc module leaves out. */
#include <malloc.h>

/* memfd_create(2): sys/mman.h shows it only where _GNU_SOURCE is defined. */
#define CALFEED_MFD_CLOEXEC 0x0001U
extern int memfd_create(const char *name, unsigned int flags);
