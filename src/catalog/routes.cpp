#include "catalog/routes.h"

#include "catalog/guide.h"
#include "catalog/item_list.h"
#include "catalog/permissions.h"
#include "catalog/publication.h"

namespace atrium::catalog {

void add_routes(Api& api) {
    const RouteOptions kept{.cache = "catalog"};
    api.add("GET /api/items", {"事项列表", "Items that one can apply for"}, anybody, items, kept);
    api.add("GET /api/items/{code}", {"办事指南", "The guide of an item"}, anybody, guide, kept);
    api.add("GET /api/items/{code}/form", {"申请表单", "The form of an item"}, anybody, item_form, kept);
    api.add("GET /api/departments", {"部门", "Departments"}, anybody, departments, kept);
    api.add("GET /api/themes", {"主题", "Themes"}, anybody, themes, kept);

    api.add("GET /api/catalog/versions", {"事项版本", "Versions of items"}, may::see_versions, versions);
    api.add("GET /api/catalog/versions/{id}", {"事项版本详情", "One version of an item"}, may::see_versions,
            version);
    api.add("POST /api/catalog/versions", {"新建草稿", "Write a draft"}, may::draft_items, prepare_draft,
            create_draft);
    api.add("PUT /api/catalog/versions/{id}", {"修改草稿", "Rewrite a draft"}, may::draft_items,
            prepare_rewriting, rewrite_draft);
    api.add("PUT /api/catalog/versions/{id}/submission", {"提交审核", "Submit a draft"}, may::draft_items,
            submit_draft);
    api.add("PUT /api/catalog/versions/{id}/department-opinion", {"部门审核意见", "The department's opinion"},
            may::give_department_opinion, give_department_opinion);
    api.add("PUT /api/catalog/versions/{id}/central-opinion", {"编办、中心审核意见", "The central opinions"},
            may::give_central_opinion, give_central_opinion);
    api.add("PUT /api/catalog/versions/{id}/publication", {"发布", "Publish a version"}, may::publish_items,
            publish_version);
    api.add("PUT /api/catalog/versions/{id}/suspension", {"暂停", "Suspend a version"}, may::publish_items,
            suspend_version);
    api.add("PUT /api/catalog/versions/{id}/resumption", {"恢复", "Resume a version"}, may::publish_items,
            resume_version);
    api.add("PUT /api/catalog/versions/{id}/cancellation", {"取消", "Cancel an item"}, may::publish_items,
            cancel_version);
}

}  // namespace atrium::catalog
