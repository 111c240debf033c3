// libc_stub: the C library's formatting and scanning know floating point, to the last digit of a long double. The
// libraries that call them here write no such number, and read only the whole ones of a GL version. The linker puts
// these in their place (--wrap): 13 KB compressed.
#include <cstdarg>
#include <cstdlib>

extern "C" {

int vsniprintf(char* text, size_t size, const char* format, va_list values);
int __wrap_vsnprintf(char* text, size_t size, const char* format, va_list values);
int __wrap_vsnprintf(char* text, size_t size, const char* format, va_list values) {
  return vsniprintf(text, size, format, values);
}

int __wrap_sscanf(const char* text, const char* format, ...);
int __wrap_sscanf(const char* text, const char* format, ...) {
  va_list places;
  va_start(places, format);
  int count = 0;
  for (; *format != '\0'; ++format) {
    if (*format != '%') {
      if (*text++ != *format) break;
      continue;
    }
    char* end = nullptr;
    const long number = std::strtol(text, &end, 10);
    if (*++format != 'd' || end == text) break;
    *va_arg(places, int*) = static_cast<int>(number);
    text = end;
    ++count;
  }
  va_end(places);
  return count;
}

double __wrap_strtod(const char* text, char** end);
double __wrap_strtod(const char*, char**) { return 0; }  // of a hint to SDL, and none is given
}
