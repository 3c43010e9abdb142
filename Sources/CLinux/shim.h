// Calls of Linux that the Glibc module does not show: epoll(7), eventfd(2), accept4(2), memfd_create(2), names of threads.
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

// Glibc declares these for _GNU_SOURCE only, which the Glibc module is built without.
extern int accept4(int, struct sockaddr *, socklen_t *, int);
extern int pthread_setname_np(pthread_t, const char *);
extern int memfd_create(const char *, unsigned int);

// linux/memfd.h and linux/fcntl.h
static const unsigned int calfeed_memfd_flags = 0x0001u | 0x0002u; // MFD_CLOEXEC | MFD_ALLOW_SEALING
static const unsigned int calfeed_memfd_not_executable = 0x0008u;  // MFD_NOEXEC_SEAL, since Linux 6.3
static const int calfeed_add_seals = 1033;                         // F_ADD_SEALS
static const int calfeed_all_seals = 0x0001 | 0x0002 | 0x0004 | 0x0008; // SEAL, SHRINK, GROW, WRITE
