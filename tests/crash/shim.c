/* Counts the calls that change files below a folder, and ends the process, or fails the call, at the Nth.
 *
 * Loaded by LD_PRELOAD. Armed by crash_arm (from Python by ctypes), or by the environment:
 *   CRASH_UNDER       the folder (no trailing slash); calls elsewhere are left alone
 *   CRASH_AT          kill -9 just before the Nth changing call (0: never)
 *   CRASH_ERRNO       instead of killing: this call and every later one that changes anything fails so
 *   CRASH_DISK_BYTES  the folder lies on a disk of so many bytes: what is written beyond fails with ENOSPC
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char under[PATH_MAX];
static long kill_at, fail_with, disk_bytes;
static atomic_long calls, used;

void crash_arm(const char *folder, long at, long error, long bytes)
{
    snprintf(under, sizeof under, "%s", folder);
    kill_at = at;
    fail_with = error;
    disk_bytes = bytes;
    atomic_store(&calls, 0);
    atomic_store(&used, 0);
}

long crash_calls(void) { return atomic_load(&calls); }

static long number(const char *name) { return getenv(name) ? atol(getenv(name)) : 0; }

__attribute__((constructor)) static void arm_from_environment(void)
{
    if (getenv("CRASH_UNDER"))
        crash_arm(getenv("CRASH_UNDER"), number("CRASH_AT"), number("CRASH_ERRNO"), number("CRASH_DISK_BYTES"));
}

static int is_under(const char *path)
{
    size_t length = strlen(under);
    return length && !strncmp(path, under, length) && (path[length] == '/' || !path[length]);
}

static int path_is_under(int folder, const char *path)
{
    char base[PATH_MAX] = "", link[64], whole[2 * PATH_MAX];
    if (path[0] == '/')
        return is_under(path);
    if (folder == AT_FDCWD) {
        if (!getcwd(base, sizeof base))
            return 0;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t n = readlink(link, base, sizeof base - 1);
        if (n < 0)
            return 0;
        base[n] = 0;
    }
    snprintf(whole, sizeof whole, "%s/%s", base, path);
    return is_under(whole);
}

static int fd_is_under(int fd)
{
    int saved = errno;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    errno = saved;
    if (n < 0)
        return 0;
    path[n] = 0;
    return is_under(path);
}

/* 0: go on; else the call is to fail with this errno. Does not come back when its turn has come to be killed. */
static int strike(void)
{
    long n = atomic_fetch_add(&calls, 1) + 1;
    if (!kill_at || n < kill_at)
        return 0;
    if (fail_with)
        return (int)fail_with;
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define GUARD(condition)                 \
    if (condition) {                     \
        int error = strike();            \
        if (error) {                     \
            errno = error;               \
            return -1;                   \
        }                                \
    }

static void forget(int folder, const char *path)
{
    struct stat status;
    if (disk_bytes && !fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) && S_ISREG(status.st_mode))
        atomic_fetch_sub(&used, status.st_size);
}

#define CHANGES(flags) ((flags) & (O_CREAT | O_TRUNC))
#define OPEN(name)                                            \
    int name(const char *path, int flags, ...)                \
    {                                                         \
        va_list rest;                                         \
        va_start(rest, flags);                                \
        mode_t mode = va_arg(rest, mode_t);                   \
        va_end(rest);                                         \
        GUARD(CHANGES(flags) && path_is_under(AT_FDCWD, path)) \
        return REAL(name)(path, flags, mode);                 \
    }
#define OPENAT(name)                                          \
    int name(int folder, const char *path, int flags, ...)    \
    {                                                         \
        va_list rest;                                         \
        va_start(rest, flags);                                \
        mode_t mode = va_arg(rest, mode_t);                   \
        va_end(rest);                                         \
        GUARD(CHANGES(flags) && path_is_under(folder, path))  \
        return REAL(name)(folder, path, flags, mode);         \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int fd, const void *data, size_t count)
{
    if (fd > 2 && fd_is_under(fd)) {
        GUARD(1)
        if (disk_bytes) {
            long free_bytes = disk_bytes - atomic_load(&used);
            if (free_bytes <= 0 && count) {
                errno = ENOSPC;
                return -1;
            }
            if ((long)count > free_bytes)
                count = (size_t)free_bytes; /* as a real disk does: a short write first */
            atomic_fetch_add(&used, (long)count);
        }
    }
    return REAL(write)(fd, data, count);
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t at)
{
    GUARD(fd_is_under(fd))
    return REAL(pwrite)(fd, data, count, at);
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at)
{
    GUARD(fd_is_under(fd))
    return REAL(pwrite64)(fd, data, count, at);
}

static int shrink(int fd, off64_t length)
{
    struct stat status;
    if (disk_bytes && !fstat(fd, &status) && status.st_size > length)
        atomic_fetch_sub(&used, status.st_size - length);
    return 0;
}

int ftruncate(int fd, off_t length)
{
    GUARD(fd_is_under(fd) && !shrink(fd, length))
    return REAL(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length)
{
    GUARD(fd_is_under(fd) && !shrink(fd, length))
    return REAL(ftruncate64)(fd, length);
}

int fsync(int fd)
{
    GUARD(fd_is_under(fd))
    return REAL(fsync)(fd);
}

int fdatasync(int fd)
{
    GUARD(fd_is_under(fd))
    return REAL(fdatasync)(fd);
}

int rename(const char *from, const char *to)
{
    GUARD(path_is_under(AT_FDCWD, to))
    if (path_is_under(AT_FDCWD, to))
        forget(AT_FDCWD, to);
    return REAL(rename)(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    GUARD(path_is_under(to_folder, to))
    if (path_is_under(to_folder, to))
        forget(to_folder, to);
    return REAL(renameat)(from_folder, from, to_folder, to);
}

int unlink(const char *path)
{
    GUARD(path_is_under(AT_FDCWD, path))
    if (path_is_under(AT_FDCWD, path))
        forget(AT_FDCWD, path);
    return REAL(unlink)(path);
}

int unlinkat(int folder, const char *path, int flags)
{
    GUARD(path_is_under(folder, path))
    if (path_is_under(folder, path))
        forget(folder, path);
    return REAL(unlinkat)(folder, path, flags);
}

int rmdir(const char *path)
{
    GUARD(path_is_under(AT_FDCWD, path))
    return REAL(rmdir)(path);
}

int mkdir(const char *path, mode_t mode)
{
    GUARD(path_is_under(AT_FDCWD, path))
    return REAL(mkdir)(path, mode);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    GUARD(path_is_under(folder, path))
    return REAL(mkdirat)(folder, path, mode);
}

int symlink(const char *target, const char *path)
{
    GUARD(path_is_under(AT_FDCWD, path))
    return REAL(symlink)(target, path);
}

int link(const char *from, const char *to)
{
    GUARD(path_is_under(AT_FDCWD, to))
    return REAL(link)(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    GUARD(path_is_under(to_folder, to))
    return REAL(linkat)(from_folder, from, to_folder, to, flags);
}

int fchmod(int fd, mode_t mode)
{
    GUARD(fd_is_under(fd))
    return REAL(fchmod)(fd, mode);
}

int chmod(const char *path, mode_t mode)
{
    GUARD(path_is_under(AT_FDCWD, path))
    return REAL(chmod)(path, mode);
}

int utimensat(int folder, const char *path, const struct timespec times[2], int flags)
{
    GUARD(path_is_under(folder, path))
    return REAL(utimensat)(folder, path, times, flags);
}
