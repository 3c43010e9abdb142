/* What the Glibc module leaves out, or what glibc 2.36 does not know. */
#include <malloc.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* memfd_create(2): sys/mman.h shows it only where _GNU_SOURCE is defined. */
#define CALFEED_MFD_CLOEXEC 0x0001U
extern int memfd_create(const char *name, unsigned int flags);

/* sched_setattr(2): the calling thread stays an ordinary one of the same weight, and asks for turns of so many
   nanoseconds. Linux before 6.12 takes it and does nothing. */
static inline int calfeed_ask_for_turns(uint64_t nanoseconds) {
    struct {
        uint32_t size, policy;
        uint64_t flags;
        int32_t nice;
        uint32_t priority;
        uint64_t runtime, deadline, period;
    } attributes = {48, 0, 0, getpriority(PRIO_PROCESS, 0), 0, nanoseconds, 0, 0};
    return (int)syscall(SYS_sched_setattr, 0, &attributes, 0);
}
