#include "files/routes.h"

#include "files/upload.h"

namespace atrium::files {
namespace may {
inline constexpr Permission upload{"files/upload"};
}

void add_routes(Api& api) {
    api.add("POST /api/uploads", {"开始上传文件", "Begin an upload"}, may::upload, begin_upload);
    api.add("GET /api/uploads/{file}", {"上传进度", "How far an upload is"}, may::upload, show_upload);
    api.add("PUT /api/uploads/{file}/parts/{number}", {"上传分片", "Send a part"}, may::upload, put_part);
    api.add("POST /api/uploads/{file}/completion", {"完成上传", "Complete an upload"}, may::upload,
            prepare_completion, complete_upload);
}

void add_timers(Timers& timers) { timers.on("files/sweep", sweep_unlinked); }

}  // namespace atrium::files
