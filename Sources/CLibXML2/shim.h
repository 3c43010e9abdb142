// Debian's libxml2 is built with ICU, whose headers clash with those in Foundation's copy. Only the layout of
// xmlCharEncodingHandler depends on it, and nobody here looks into one.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
