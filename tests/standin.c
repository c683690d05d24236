/* Stands in for any program that install.cmd starts: py, python, winget, curl, certutil, powershell, a setup.

   Its path and arguments go to the end of %STANDIN%.log. The first line of %STANDIN%.rules of which a part of
   them is the first field says the rest: PART <tab> EXIT CODE <tab> FILE TO MAKE OF ITSELF <tab> TEXT TO SAY.
   Without such a line it exits with 99. Built by tests/wine.py; all texts are UTF-8. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

static FILE *beside(const char *ending, const char *mode)
{
    char path[1024];
    snprintf(path, sizeof path, "%s%s", getenv("STANDIN"), ending);
    return fopen(path, mode);
}

int wmain(int count, wchar_t **arguments)
{
    wchar_t self[1024], called[8192], made[1024];
    char bytes[16384], line[4096];
    GetModuleFileNameW(NULL, self, 1024);
    wcscpy(called, self);
    for (int i = 1; i < count; i++) {
        wcscat(called, L" ");
        wcscat(called, arguments[i]);
    }
    WideCharToMultiByte(CP_UTF8, 0, called, -1, bytes, sizeof bytes, NULL, NULL);
    FILE *log = beside(".log", "ab");
    fprintf(log, "%s\n", bytes);
    fclose(log);

    FILE *rules = beside(".rules", "rb");
    while (fgets(line, sizeof line, rules)) {
        char *code = strchr(line, '\t'), *file = strchr(code + 1, '\t'), *text = strchr(file + 1, '\t');
        *code++ = *file++ = *text++ = 0;
        if (!strstr(bytes, line))
            continue;
        MultiByteToWideChar(CP_UTF8, 0, file, -1, made, 1024);
        if (*file)
            CopyFileW(self, made, FALSE);
        fputs(*text == '\n' ? "" : text, stdout);
        return atoi(code);
    }
    return 99;
}
