/* Read by HarfBuzz after its own options. */
#undef HB_NO_MATH
