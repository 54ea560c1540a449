#include "outlets/routes.h"

#include "outlets/division_page.h"
#include "outlets/permissions.h"
#include "outlets/service_point.h"
#include "outlets/working_day_page.h"

namespace atrium::outlets {

void add_routes(Api& api) {
    api.add("GET /api/divisions", {"行政区划", "Administrative divisions"}, anybody, list_divisions);
    api.add("GET /api/divisions/{code}", {"行政区划详情", "One division, present or former"}, anybody,
            show_division);
    api.add("GET /api/service-points", {"服务网点列表", "Service points"}, may::read, service_points);
    api.add("GET /api/service-points/{id}", {"服务网点", "One service point"}, may::read, service_point);
    api.add("POST /api/service-points", {"新增服务网点", "Open a service point"}, may::edit,
            open_service_point);
    api.add("PUT /api/service-points/{id}", {"修改服务网点", "Change a service point"}, may::edit,
            change_service_point);
    api.add("GET /api/calendar/{year}", {"工作日安排", "The working days of a year"}, may::read, show_year);
}

}  // namespace atrium::outlets
