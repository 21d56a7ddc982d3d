// Preloaded: lets the n-th call of one kind on a regular file fail with EIO, as a dying disk does. FAIL_CALL=fsync FAIL_AT=3.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_int count;

static int fails(const char *call) {
  const char *name = getenv("FAIL_CALL"), *at = getenv("FAIL_AT");
  if (!name || !at || strcmp(name, call) != 0) return 0;
  if (atomic_fetch_add(&count, 1) + 1 != atoi(at)) return 0;
  errno = EIO;
  return 1;
}

static int is_file(int file) {
  struct stat found;
  return fstat(file, &found) == 0 && S_ISREG(found.st_mode);
}

#define WHOLE(call) ((typeof(&call))dlsym(RTLD_NEXT, #call))

ssize_t write(int file, const void *bytes, size_t size) {
  return is_file(file) && fails("write") ? -1 : WHOLE(write)(file, bytes, size);
}
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) {
  return fails("pwrite") ? -1 : WHOLE(pwrite)(file, bytes, size, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
  return fails("pwrite") ? -1 : WHOLE(pwrite64)(file, bytes, size, at);
}
int fsync(int file) { return fails("fsync") ? -1 : WHOLE(fsync)(file); }
int fdatasync(int file) { return fails("fdatasync") ? -1 : WHOLE(fdatasync)(file); }
int rename(const char *from, const char *to) {
  return fails("rename") ? -1 : WHOLE(rename)(from, to);
}
