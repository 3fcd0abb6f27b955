// Generated from /api/v1/openapi.json by "npm run types". Do not edit.
export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前用户、岗位与权限 */
        get: operations["get_session"];
        put?: never;
        /** 登录 */
        post: operations["sign_in"];
        /** 退出 */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 切换岗位 */
        post: operations["choose_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改本人密码 */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dictionary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 实体、字段、代码表、导入类别、指标与维度 */
        get: operations["get_dictionary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 岗位 */
        get: operations["list_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/national-regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全国统计用区划代码 */
        get: operations["list_national_regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计查询 */
        get: operations["get_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个数从何而来 */
        get: operations["explain_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各税源单位是否报送 */
        get: operations["get_sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入批次 */
        get: operations["list_imports"];
        put?: never;
        /** 上传文件，读取并核对 */
        post: operations["upload_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个批次：检测结果、计数与核对合计 */
        get: operations["get_import"];
        put?: never;
        post?: never;
        /** 删除未入库的批次 */
        delete: operations["drop_import"];
        options?: never;
        head?: never;
        /** 按修正的列对应、期间、单位重新读取 */
        patch: operations["restage_import"];
        trace?: never;
    };
    "/api/v1/imports/{id}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 入库 */
        post: operations["post_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销 */
        post: operations["undo_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 逐格问题 */
        get: operations["list_import_problems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 差异 */
        get: operations["list_import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 标注后的原工作簿 */
        get: operations["get_marked_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入模板 */
        get: operations["get_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 记录的附件 */
        get: operations["list_attachments"];
        put?: never;
        /** 上传附件：file、entity、record、note */
        post: operations["add_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载附件 */
        get: operations["get_attachment"];
        put?: never;
        post?: never;
        /** 移除附件 */
        delete: operations["remove_attachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 任务进度 */
        get: operations["get_job"];
        put?: never;
        post?: never;
        /** 取消任务 */
        delete: operations["cancel_job"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 变更日志 */
        get: operations["list_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账号 */
        get: operations["list_users"];
        put?: never;
        /** 新增账号 */
        post: operations["create_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个账号 */
        get: operations["get_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改姓名、启用或停用 */
        patch: operations["update_user"];
        trace?: never;
    };
    "/api/v1/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重置密码 */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 岗位授权 */
        get: operations["list_assignments"];
        put?: never;
        /** 授予岗位 */
        post: operations["create_assignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/assignments/{assignment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 撤销岗位 */
        delete: operations["end_assignment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的访问令牌 */
        get: operations["list_tokens"];
        put?: never;
        /** 申请访问令牌，只显示一次 */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 撤销访问令牌 */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审计日志 */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按汉字、拼音或首字母找楼宇、企业、片区、行政区划 */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/{layer}/{z}/{x}/{y}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 矢量瓦片（Mapbox Vector Tile 2.1）：buildings、regions、zones */
        get: operations["get_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/{layer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 图层说明（TileJSON 3.0），地址为 /tiles/图层.json */
        get: operations["get_tile_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 地图设置、范围与图例 */
        get: operations["get_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map/buildings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 地图上的楼宇，与瓦片同一口径 */
        get: operations["list_map_buildings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 进程存活 */
        get: operations["get_livez"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以服务 */
        get: operations["get_readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 运行指标（Prometheus） */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registration-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出登记信息（已入库且未被替换的行） */
        get: operations["list_registration_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tax-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出税收台账（已入库且未被替换的行） */
        get: operations["list_tax_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/buildings/{id}/stacking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 楼层剖面：某一日各楼层的房源、入驻、空置与到期 */
        get: operations["get_stacking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 企业的历次入驻、注册情况与税收 */
        get: operations["get_enterprise_profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出行政区划 */
        get: operations["list_regions"];
        put?: never;
        /** 新增行政区划 */
        post: operations["create_region"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取行政区划 */
        get: operations["get_region"];
        put?: never;
        post?: never;
        /** 终止行政区划 */
        delete: operations["end_region"];
        options?: never;
        head?: never;
        /** 更正或变更行政区划 */
        patch: operations["update_region"];
        trace?: never;
    };
    "/api/v1/regions/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：行政区划 */
        get: operations["history_region"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zoning-schemes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出片区划分方案 */
        get: operations["list_zoning_schemes"];
        put?: never;
        /** 新增片区划分方案 */
        post: operations["create_zoning_scheme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zoning-schemes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取片区划分方案 */
        get: operations["get_zoning_scheme"];
        put?: never;
        post?: never;
        /** 终止片区划分方案 */
        delete: operations["end_zoning_scheme"];
        options?: never;
        head?: never;
        /** 更正或变更片区划分方案 */
        patch: operations["update_zoning_scheme"];
        trace?: never;
    };
    "/api/v1/zoning-schemes/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：片区划分方案 */
        get: operations["history_zoning_scheme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出片区 */
        get: operations["list_zones"];
        put?: never;
        /** 新增片区 */
        post: operations["create_zone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取片区 */
        get: operations["get_zone"];
        put?: never;
        post?: never;
        /** 终止片区 */
        delete: operations["end_zone"];
        options?: never;
        head?: never;
        /** 更正或变更片区 */
        patch: operations["update_zone"];
        trace?: never;
    };
    "/api/v1/zones/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：片区 */
        get: operations["history_zone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出载体 */
        get: operations["list_sites"];
        put?: never;
        /** 新增载体 */
        post: operations["create_site"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取载体 */
        get: operations["get_site"];
        put?: never;
        post?: never;
        /** 终止载体 */
        delete: operations["end_site"];
        options?: never;
        head?: never;
        /** 更正或变更载体 */
        patch: operations["update_site"];
        trace?: never;
    };
    "/api/v1/sites/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：载体 */
        get: operations["history_site"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/buildings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出楼宇 */
        get: operations["list_buildings"];
        put?: never;
        /** 新增楼宇 */
        post: operations["create_building"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/buildings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取楼宇 */
        get: operations["get_building"];
        put?: never;
        post?: never;
        /** 终止楼宇 */
        delete: operations["end_building"];
        options?: never;
        head?: never;
        /** 更正或变更楼宇 */
        patch: operations["update_building"];
        trace?: never;
    };
    "/api/v1/buildings/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：楼宇 */
        get: operations["history_building"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zone-memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出楼宇所属片区 */
        get: operations["list_zone_memberships"];
        put?: never;
        /** 新增楼宇所属片区 */
        post: operations["create_zone_membership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zone-memberships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取楼宇所属片区 */
        get: operations["get_zone_membership"];
        put?: never;
        post?: never;
        /** 终止楼宇所属片区 */
        delete: operations["end_zone_membership"];
        options?: never;
        head?: never;
        /** 更正或变更楼宇所属片区 */
        patch: operations["update_zone_membership"];
        trace?: never;
    };
    "/api/v1/zone-memberships/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：楼宇所属片区 */
        get: operations["history_zone_membership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/floors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出楼层 */
        get: operations["list_floors"];
        put?: never;
        /** 新增楼层 */
        post: operations["create_floor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/floors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取楼层 */
        get: operations["get_floor"];
        put?: never;
        post?: never;
        /** 终止楼层 */
        delete: operations["end_floor"];
        options?: never;
        head?: never;
        /** 更正或变更楼层 */
        patch: operations["update_floor"];
        trace?: never;
    };
    "/api/v1/floors/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：楼层 */
        get: operations["history_floor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出房源 */
        get: operations["list_units"];
        put?: never;
        /** 新增房源 */
        post: operations["create_unit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取房源 */
        get: operations["get_unit"];
        put?: never;
        post?: never;
        /** 终止房源 */
        delete: operations["end_unit"];
        options?: never;
        head?: never;
        /** 更正或变更房源 */
        patch: operations["update_unit"];
        trace?: never;
    };
    "/api/v1/units/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：房源 */
        get: operations["history_unit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出单位 */
        get: operations["list_organisations"];
        put?: never;
        /** 新增单位 */
        post: operations["create_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取单位 */
        get: operations["get_organisation"];
        put?: never;
        post?: never;
        /** 终止单位 */
        delete: operations["end_organisation"];
        options?: never;
        head?: never;
        /** 更正或变更单位 */
        patch: operations["update_organisation"];
        trace?: never;
    };
    "/api/v1/organisations/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：单位 */
        get: operations["history_organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/building-duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出楼宇责任人 */
        get: operations["list_building_duties"];
        put?: never;
        /** 新增楼宇责任人 */
        post: operations["create_building_duty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/building-duties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取楼宇责任人 */
        get: operations["get_building_duty"];
        put?: never;
        post?: never;
        /** 终止楼宇责任人 */
        delete: operations["end_building_duty"];
        options?: never;
        head?: never;
        /** 更正或变更楼宇责任人 */
        patch: operations["update_building_duty"];
        trace?: never;
    };
    "/api/v1/building-duties/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：楼宇责任人 */
        get: operations["history_building_duty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出入驻主体 */
        get: operations["list_enterprises"];
        put?: never;
        /** 新增入驻主体 */
        post: operations["create_enterprise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取入驻主体 */
        get: operations["get_enterprise"];
        put?: never;
        post?: never;
        /** 终止入驻主体 */
        delete: operations["end_enterprise"];
        options?: never;
        head?: never;
        /** 更正或变更入驻主体 */
        patch: operations["update_enterprise"];
        trace?: never;
    };
    "/api/v1/enterprises/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：入驻主体 */
        get: operations["history_enterprise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprise-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出企业标签 */
        get: operations["list_enterprise_tags"];
        put?: never;
        /** 新增企业标签 */
        post: operations["create_enterprise_tag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enterprise-tags/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取企业标签 */
        get: operations["get_enterprise_tag"];
        put?: never;
        post?: never;
        /** 终止企业标签 */
        delete: operations["end_enterprise_tag"];
        options?: never;
        head?: never;
        /** 更正或变更企业标签 */
        patch: operations["update_enterprise_tag"];
        trace?: never;
    };
    "/api/v1/enterprise-tags/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：企业标签 */
        get: operations["history_enterprise_tag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenancies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出入驻 */
        get: operations["list_tenancies"];
        put?: never;
        /** 新增入驻 */
        post: operations["create_tenancy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenancies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取入驻 */
        get: operations["get_tenancy"];
        put?: never;
        post?: never;
        /** 终止入驻 */
        delete: operations["end_tenancy"];
        options?: never;
        head?: never;
        /** 更正或变更入驻 */
        patch: operations["update_tenancy"];
        trace?: never;
    };
    "/api/v1/tenancies/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：入驻 */
        get: operations["history_tenancy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ownership-shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出产权份额 */
        get: operations["list_ownership_shares"];
        put?: never;
        /** 新增产权份额 */
        post: operations["create_ownership_share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ownership-shares/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取产权份额 */
        get: operations["get_ownership_share"];
        put?: never;
        post?: never;
        /** 终止产权份额 */
        delete: operations["end_ownership_share"];
        options?: never;
        head?: never;
        /** 更正或变更产权份额 */
        patch: operations["update_ownership_share"];
        trace?: never;
    };
    "/api/v1/ownership-shares/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：产权份额 */
        get: operations["history_ownership_share"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator-mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出运营委托 */
        get: operations["list_operator_mandates"];
        put?: never;
        /** 新增运营委托 */
        post: operations["create_operator_mandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator-mandates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取运营委托 */
        get: operations["get_operator_mandate"];
        put?: never;
        post?: never;
        /** 终止运营委托 */
        delete: operations["end_operator_mandate"];
        options?: never;
        head?: never;
        /** 更正或变更运营委托 */
        patch: operations["update_operator_mandate"];
        trace?: never;
    };
    "/api/v1/operator-mandates/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 历史：运营委托 */
        get: operations["history_operator_mandate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 接口契约（OpenAPI 3.1） */
        get: operations["get_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** 问题（RFC 9457） */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description 稳定的代码：<room>.<what> */
            code: string;
            /** @description 说明怎么办的一句话 */
            detail: string;
            errors?: components["schemas"]["FieldProblem"][];
            requestId?: string;
            /** @description 412：记录现在的样子 */
            current?: Record<string, unknown>;
        };
        FieldProblem: {
            /** @description JSON Pointer */
            pointer: string;
            code: string;
            detail: string;
        };
        Link: {
            rel: string;
            href: string;
        };
        Id: string;
        /** Format: date-time */
        Moment: string;
        Job: {
            id: components["schemas"]["Id"];
            kind: string;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            createdAt: components["schemas"]["Moment"];
            progress: {
                done: number;
                total: number;
                step: string;
            };
            result: {
                batchId?: components["schemas"]["Id"];
                batch?: components["schemas"]["Batch"];
            };
            problem: {
                code: string;
                detail: string;
            } | null;
        };
        Hit: {
            entity: string;
            id: components["schemas"]["Id"];
            title: string;
        };
        SignInRequest: {
            login: string;
            password: string;
            /** @description 6位动态口令，仅启用第二因素的账号需要 */
            code?: string | null;
        };
        Session: {
            login: string;
            displayName: string;
            role: string;
            roleLabel: string;
            assignmentId: components["schemas"]["Id"];
            assignments: components["schemas"]["Assignment"][];
            capabilities: string[];
            /** @enum {string} */
            seesUpTo: "public" | "internal" | "contact" | "taxpayer";
            districts: string[];
            /** @description 写入时放入 X-CSRF-Token；访问令牌为空 */
            csrfToken: string;
            mustChangePassword: boolean;
        };
        AssignmentChoice: {
            assignmentId: components["schemas"]["Id"];
        };
        PasswordChange: {
            current: string;
            next: string;
        };
        PasswordReset: {
            password: string;
        };
        Assignment: {
            id: components["schemas"]["Id"];
            role: string;
            roleLabel: string;
            /** @enum {string} */
            scopeKind: "everything" | "region" | "buildings" | "enterprise" | "nothing";
            scopeId: string | null;
            buildingIds: components["schemas"]["Id"][];
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
        };
        AssignmentCreate: {
            role: string;
            /** @enum {string} */
            scopeKind: "everything" | "region" | "buildings" | "enterprise" | "nothing";
            /** @description region 的行政区划或 enterprise 的企业 */
            scopeId?: string | null;
            buildingIds?: components["schemas"]["Id"][] | null;
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
        };
        NationalRegion: {
            code: string;
            name: string;
            /** @enum {string} */
            level: "province" | "city" | "county" | "street";
        };
        Role: {
            code: string;
            label: string;
            labelEn: string;
            capabilities: string[];
            /** @enum {string} */
            seesUpTo: "public" | "internal" | "contact" | "taxpayer";
            scopes: string[];
        };
        User: {
            id: components["schemas"]["Id"];
            login: string;
            displayName: string;
            /** @enum {string} */
            state: "active" | "disabled";
            hasSecondFactor: boolean;
            mustChangePassword: boolean;
            /** Format: date-time */
            lockedUntil: string | null;
        };
        UserCreate: {
            login: string;
            displayName: string;
            /** @description 首次登录须修改 */
            password: string;
        };
        UserUpdate: {
            displayName?: string;
            /** @enum {string} */
            state?: "active" | "disabled";
        };
        Token: {
            id: components["schemas"]["Id"];
            name: string;
            assignmentId: components["schemas"]["Id"];
            readOnly: boolean;
            createdAt: components["schemas"]["Moment"];
            expiresAt: components["schemas"]["Moment"];
        };
        TokenCreate: {
            /** @description 用途 */
            name: string;
            /** @default true */
            readOnly: boolean | null;
            /** @default 90 */
            days: number | null;
        };
        MadeToken: {
            id: components["schemas"]["Id"];
            /** @description 只显示一次 */
            token: string;
        };
        AuditEntry: {
            id: components["schemas"]["Id"];
            at: components["schemas"]["Moment"];
            userId: string | null;
            login: string;
            address: string;
            action: string;
            object: string;
            result: string;
            detail: string;
        };
        Change: {
            id: components["schemas"]["Id"];
            at: components["schemas"]["Moment"];
            actor: string;
            /** @enum {string} */
            origin: "form" | "batch" | "interface" | "console" | "system";
            entity: string;
            recordId: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "create" | "correct" | "change" | "end" | "undo";
            /** @enum {string} */
            state: "draft" | "submitted" | "returned" | "approved" | "effective" | "undone";
            /** Format: date */
            from: string;
            /** Format: date */
            to: string | null;
            batchId: string | null;
            before: Record<string, unknown>;
            after: Record<string, unknown>;
            note: string;
            /** @description 记录今天的名称；仅变更日志 */
            title?: string | null;
        };
        ChangeResult: {
            /** @description 记录编号；只检查新增时为空 */
            id: string | null;
            /** @description 记录的新版本 */
            changeId: string | null;
            /** @enum {string} */
            state: "draft" | "submitted" | "returned" | "approved" | "effective" | "undone";
            warnings: components["schemas"]["FieldProblem"][];
        };
        BatchCounts: {
            read: number;
            new: number;
            changed: number;
            unchanged: number;
            conflict: number;
            rejected: number;
        };
        Detection: {
            format: string;
            encoding: string;
            sheet: string;
            sheets: string[];
            title: string;
            headerFirst: number;
            headerLast: number;
            isCumulative: boolean;
            /** @description 0 元，4 万元 */
            moneyShift: number;
            columns: {
                index: number;
                header: string;
                column: string;
                shift: number;
                how: string;
            }[];
            missing: string[];
            remarks: string[];
        };
        /** @description 检测结果、所给选项、核对合计（分）与失败原因 */
        BatchSummary: {
            detection?: components["schemas"]["Detection"];
            options?: {
                source?: string;
                sheet?: string;
                mapping?: {
                    [key: string]: string;
                };
                period?: string;
                isCumulative?: boolean;
                moneyShift?: number;
            };
            /** @description imported = buildings + outside + unmatched + unchanged */
            control?: {
                imported: number;
                buildings: number;
                outside: number;
                unmatched: number;
                unchanged: number;
            } & {
                [key: string]: number;
            };
            rows?: {
                [key: string]: number;
            };
            problems?: number;
            taxpayers?: number;
            failure?: {
                code: string;
                message: string;
            };
        };
        Batch: {
            id: components["schemas"]["Id"];
            kind: string;
            /** @enum {string} */
            state: "reading" | "previewed" | "posted" | "undone" | "dropped" | "failed";
            districtCode: string;
            fileName: string;
            source: string;
            isCumulative: boolean;
            createdAt: components["schemas"]["Moment"];
            createdBy: string;
            period: string | null;
            /** Format: date-time */
            postedAt: string | null;
            counts: components["schemas"]["BatchCounts"];
            summary: components["schemas"]["BatchSummary"];
        };
        Attachment: {
            id: components["schemas"]["Id"];
            entity: string;
            recordId: components["schemas"]["Id"];
            fileName: string;
            mediaType: string;
            bytes: number;
            note: string;
            addedAt: components["schemas"]["Moment"];
            addedBy: string;
        };
        AttachmentUpload: {
            file: string;
            entity: string;
            record: components["schemas"]["Id"];
            note?: string;
        };
        ImportUpload: {
            file: string;
            /** @description 导入类别；可省略，按表头识别 */
            kind?: string;
            period?: string;
            source?: string;
            district?: string;
            sheet?: string;
            /** @enum {string} */
            unit?: "元" | "万元";
            /** @enum {string} */
            cumulative?: "true" | "false";
        };
        ImportCorrection: {
            /** @description 表头 → 字段；空文字为不用此列 */
            mapping?: {
                [key: string]: string;
            } | null;
            period?: string | null;
            source?: string | null;
            /** @enum {string|null} */
            unit?: "元" | "万元" | null;
            sheet?: string | null;
            isCumulative?: boolean | null;
        };
        CellProblem: {
            sheet: string;
            row: number;
            column: number;
            label: string;
            code: string;
            message: string;
            printed: string;
            /** @enum {string} */
            severity: "error" | "warning";
        };
        DifferenceRow: {
            row: number;
            /** @enum {string} */
            state: "new" | "changed" | "unchanged" | "conflict" | "rejected";
            title: string;
            before: Record<string, unknown> | null;
            after: Record<string, unknown> | null;
            evidence: string;
        };
        Column: {
            id: string;
            label: string;
            unit: string;
        };
        /** @description 维度列为成员名称；金额为整数分，面积、比率为十进制文字；null 为不存在或不予显示 */
        Cell: string | number | null;
        StatisticsAnswer: {
            columns: components["schemas"]["Column"][];
            rows: components["schemas"]["Cell"][][];
            keys: string[][];
            totals: components["schemas"]["Cell"][];
            notes: string[];
            notesEn: string[];
            dataVersion: string;
        };
        Explanation: {
            metric: {
                id: string;
                label: string;
                unit: string;
                kind?: string;
                calibre?: string;
                scope?: string;
                exclusions?: string;
                boundary?: string;
                note?: string;
                version?: string;
                source?: string;
            };
            formula: string;
            formulaEn: string;
            value: components["schemas"]["Cell"];
            parts: {
                label: string;
                value: components["schemas"]["Cell"];
                unit: string;
            }[];
            sources: {
                label: string;
                kind?: string;
                /** Format: date-time */
                at?: string | null;
                batchId?: string | null;
            }[];
            /** Format: date-time */
            freshness: string | null;
            notes: string[];
            notesEn: string[];
            rows: {
                columns: components["schemas"]["Column"][];
                rows: components["schemas"]["Cell"][][];
                keys: (string | null)[][];
            } | null;
            dataVersion: string;
        };
        Sources: {
            period: string;
            items: {
                name: string;
                kind: string;
                district?: string;
                delivered: boolean;
                missing: string[];
                /** Format: date-time */
                at: string | null;
                rows: number | null;
                batchId: string | null;
            }[];
        };
        MapClass: {
            key: string;
            label: string;
        };
        MapSettings: {
            /**
             * @description 瓦片与坐标所在的坐标系
             * @enum {string}
             */
            frame: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            /** @description 底图；没有时为空 */
            base: {
                addresses: string[];
                frame: string;
                attribution: string;
                zoomMax: number;
            } | null;
            /** @description 西、南、东、北 */
            bounds: string[] | null;
            month: string;
            months: {
                first: string;
                last: string;
            } | null;
            buildings: number;
            /** @description 没有坐标、画不出的楼宇座数 */
            unplaced: number;
            legends: {
                occupancy_band: components["schemas"]["MapClass"][];
                tax_tier: components["schemas"]["MapClass"][];
                vacancy: components["schemas"]["MapClass"][];
                industry: components["schemas"]["MapClass"][];
            };
        };
        MapBuilding: {
            id: components["schemas"]["Id"];
            name: string;
            longitude: string;
            latitude: string;
            region: string;
            floors_above: number;
            stage: string;
            kind: string;
            floor_area: string;
            lettable_area: string | null;
            occupied_area: string;
            vacant_area: string | null;
            occupancy_rate: string | null;
            occupancy_band: string;
            /** @description 本年累计税收分档；不便披露时为 undisclosed */
            tax_tier: string;
            /** @description 空置面积分档 */
            vacancy: string;
            /** @description 入驻面积最多的行业 */
            industry: string;
        };
        MapBuildings: {
            items: components["schemas"]["MapBuilding"][];
            numberReturned: number;
            numberMatched: number;
            unplaced: number;
            month: string;
            dataVersion: string;
        };
        Field: {
            name: string;
            label: string;
            labelEn: string;
            /** @enum {string} */
            type: "text" | "integer" | "money" | "area" | "day" | "month" | "flag" | "code" | "reference" | "coordinate";
            unit: string;
            required: boolean;
            codeList: string;
            reference: string;
            /** @enum {string} */
            sensitivity: "public" | "internal" | "contact" | "taxpayer";
            searchable: boolean;
            least?: number | string;
            most?: number | string;
            lengthMax?: number;
        };
        Entity: {
            name: string;
            plural: string;
            label: string;
            labelEn: string;
            title: string;
            key: string;
            /** @enum {string} */
            keeping: "versioned" | "ledger" | "plain";
            byDistrict: boolean;
            fields: components["schemas"]["Field"][];
        };
        CodeList: {
            name: string;
            label: string;
            codes: {
                code: string;
                label: string;
                labelEn: string;
                parent: string;
            }[];
        };
        ImportKind: {
            id: string;
            label: string;
            labelEn: string;
            isLedger: boolean;
            columns: {
                name: string;
                label: string;
                labelEn: string;
                type: string;
                unit: string;
                required: boolean;
                adds: boolean;
            }[];
        };
        Metric: {
            id: string;
            label: string;
            labelEn: string;
            unit: string;
            kind: string;
            calibre: string;
            formula: string;
            formulaEn: string;
            scope: string;
            exclusions: string;
            boundary: string;
            note: string;
            version: string;
            source: string;
            byIndustry: boolean;
            taxpayer: boolean;
        };
        Dimension: {
            id: string;
            label: string;
            labelEn: string;
        };
        Dictionary: {
            entities: components["schemas"]["Entity"][];
            codeLists: components["schemas"]["CodeList"][];
            importKinds: components["schemas"]["ImportKind"][];
            metrics: components["schemas"]["Metric"][];
            dimensions: components["schemas"]["Dimension"][];
            roles: components["schemas"]["Role"][];
        };
        /** @description ㎡ */
        AreaText: string;
        /** @description 1 为 100% */
        ShareText: string | null;
        /** Format: date */
        OptionalDay: string | null;
        /** @enum {string} */
        SpaceState: "let" | "self_used" | "vacant" | "renovating" | "not_lettable" | "unknown" | "unregistered";
        /**
         * @description 距到期月数；含当日
         * @enum {string}
         */
        ExpiryBand: "expired" | "within_3" | "within_6" | "within_12" | "within_24" | "within_36" | "later" | "open";
        /**
         * @description 元/㎡；以上含本数
         * @enum {string}
         */
        TaxBand: "refund" | "none" | "lt_100" | "gte_100" | "gte_500" | "gte_1000" | "gte_5000";
        /** @enum {string} */
        StayChangeKind: "moved_in" | "moved_out" | "grew" | "shrank" | "relocated" | "extended" | "shortened";
        /** @enum {string} */
        RegisteredWhere: "here" | "elsewhere" | "unknown";
        StackingFormerTenant: {
            enterpriseId?: components["schemas"]["Id"];
            enterprise?: string;
            industry?: string;
            registered?: components["schemas"]["RegisteredWhere"];
            area: components["schemas"]["AreaText"];
            leaveReason?: string;
        };
        /** @description 一段面积；各段相加等于楼层 */
        StackingBlock: {
            key: string;
            state: components["schemas"]["SpaceState"];
            area: components["schemas"]["AreaText"];
            unitId?: components["schemas"]["Id"];
            unit?: string;
            unitArea?: components["schemas"]["AreaText"];
            tenancyId?: components["schemas"]["Id"];
            recordedArea?: components["schemas"]["AreaText"];
            since?: components["schemas"]["OptionalDay"];
            leaseEnd?: components["schemas"]["OptionalDay"];
            expiryBand?: components["schemas"]["ExpiryBand"];
            enterpriseId?: components["schemas"]["Id"];
            enterprise?: string;
            /** @description 国民经济行业门类 */
            industry?: string;
            registered?: components["schemas"]["RegisteredWhere"];
            /** @description 元/㎡ */
            taxPerArea?: string;
            taxBand?: components["schemas"]["TaxBand"];
            /** @description 一处入驻分布在几层 */
            isPart?: boolean;
            /** @description 入驻面积之和超过房源 */
            isOverlap?: boolean;
            change?: {
                kinds: components["schemas"]["StayChangeKind"][];
                areaBefore?: components["schemas"]["AreaText"];
                leaseEndBefore?: components["schemas"]["OptionalDay"];
                previous: components["schemas"]["StackingFormerTenant"][];
            };
        };
        StackingFloor: {
            /** @description 未登记的楼层为空 */
            floorId: string | null;
            name: string;
            number: number;
            area: components["schemas"]["AreaText"];
            /** @enum {string} */
            basis: "lettable" | "floor" | "blocks";
            excess: components["schemas"]["AreaText"];
            vacant: components["schemas"]["AreaText"];
            blocks: components["schemas"]["StackingBlock"][];
        };
        StackingFigure: {
            id: string;
            label: string;
            labelEn: string;
            unit: string;
            value: string | number | null;
            formula: string;
            formulaEn: string;
            /** @description 同一口径的统计指标 */
            metric: string | null;
        };
        StackingState: {
            state: components["schemas"]["SpaceState"];
            label: string;
            area: components["schemas"]["AreaText"];
            blocks: number;
            share: components["schemas"]["ShareText"];
        };
        StackingRun: {
            top: string;
            bottom: string;
            count: number;
            area: components["schemas"]["AreaText"];
            first?: string;
            last?: string;
        } | null;
        StackingVacancy: {
            key: string;
            floor: string | null;
            unitId?: components["schemas"]["Id"];
            unit?: string;
            area: components["schemas"]["AreaText"];
            isWholeUnit: boolean;
            /** @description 分 */
            askingRent?: number;
            rentUnit?: string;
            availableOn?: components["schemas"]["OptionalDay"];
            vacantSince: components["schemas"]["OptionalDay"];
            previous?: components["schemas"]["StackingFormerTenant"];
        };
        StackingTenant: {
            key: string;
            enterpriseId?: components["schemas"]["Id"];
            enterprise?: string;
            industry?: string;
            registered?: components["schemas"]["RegisteredWhere"];
            area: components["schemas"]["AreaText"];
            share: components["schemas"]["ShareText"];
            since: components["schemas"]["OptionalDay"];
            isSelfUsed: boolean;
            places: string[][];
            leaseEnd?: components["schemas"]["OptionalDay"];
            /** @description 分；taxPeriod 内归集到本楼的全口径税收 */
            tax?: number;
            taxPerArea?: string;
            taxBand?: components["schemas"]["TaxBand"];
        };
        StackingChange: {
            enterpriseId?: components["schemas"]["Id"];
            enterprise?: string;
            industry?: string;
            registered?: components["schemas"]["RegisteredWhere"];
            tenancyId: components["schemas"]["Id"];
            kinds: components["schemas"]["StayChangeKind"][];
            floor: string;
            unit: string;
            areaBefore: string | null;
            areaAfter: string | null;
            leaseEndBefore?: components["schemas"]["OptionalDay"];
            leaseEndAfter?: components["schemas"]["OptionalDay"];
        };
        StackingExpiry: {
            rows: {
                /** @description expired、2021Q1 …、later、open */
                key: string;
                from: components["schemas"]["OptionalDay"];
                to: components["schemas"]["OptionalDay"];
                area: components["schemas"]["AreaText"];
                tenancies: number;
                share: components["schemas"]["ShareText"];
                runningShare: components["schemas"]["ShareText"];
            }[];
            area: components["schemas"]["AreaText"];
            tenancies: number;
            /** @description 月 */
            walt: string | null;
            waltArea: components["schemas"]["AreaText"];
        } | null;
        StackingPlan: {
            building: {
                id: components["schemas"]["Id"];
                name: string;
                code: string;
                address: string;
                stage: string;
                floorsAbove: number | null;
                floorsBelow: number | null;
                floorArea: string | null;
                lettableArea: string | null;
                ledgerFrom: components["schemas"]["OptionalDay"];
                ledgerTo: components["schemas"]["OptionalDay"];
                /** Format: date */
                recordedFrom: string;
                recordedTo: components["schemas"]["OptionalDay"];
            };
            /** Format: date */
            asof: string;
            compare: components["schemas"]["OptionalDay"];
            colourings: ("state" | "lease" | "industry" | "registered" | "tax")[];
            figures: components["schemas"]["StackingFigure"][];
            states: components["schemas"]["StackingState"][];
            /** @description 自上而下 */
            floors: components["schemas"]["StackingFloor"][];
            /** @description 未定位 */
            shelf: {
                area: components["schemas"]["AreaText"];
                blocks: components["schemas"]["StackingBlock"][];
            };
            reconciliation: {
                floorsArea: components["schemas"]["AreaText"];
                buildingArea: string | null;
                /** @enum {string} */
                basis: "lettable" | "floor";
                difference: string | null;
            };
            expiry: components["schemas"]["StackingExpiry"];
            contiguous: {
                floors: components["schemas"]["StackingRun"];
                wholeFloors: components["schemas"]["StackingRun"];
                rooms: components["schemas"]["StackingRun"];
            };
            vacancies: components["schemas"]["StackingVacancy"][];
            tenants: components["schemas"]["StackingTenant"][];
            industries: {
                key: string;
                label: string;
                area: components["schemas"]["AreaText"];
                tenants: number;
                share: components["schemas"]["ShareText"];
            }[];
            changes: {
                kinds: {
                    kind: components["schemas"]["StayChangeKind"];
                    area: components["schemas"]["AreaText"];
                    stays: number;
                }[];
                netArea: components["schemas"]["AreaText"];
                rows: components["schemas"]["StackingChange"][];
            } | null;
            taxPeriod: string | null;
            notes: string[];
            notesEn: string[];
        };
        FirmStay: {
            tenancyId: components["schemas"]["Id"];
            buildingId: components["schemas"]["Id"];
            building: string | null;
            floor: string | null;
            unit: string | null;
            area: components["schemas"]["AreaText"];
            use: string | null;
            isPrimary: boolean;
            from: components["schemas"]["OptionalDay"];
            to: components["schemas"]["OptionalDay"];
            leaseEnd: components["schemas"]["OptionalDay"];
            leaveReason: string | null;
            versions: {
                from: components["schemas"]["OptionalDay"];
                to: components["schemas"]["OptionalDay"];
                area: components["schemas"]["AreaText"];
                leaseEnd: components["schemas"]["OptionalDay"];
            }[];
        };
        /** @description 分；无权查看纳税人数据或未要求时为空 */
        FirmTax: {
            rows: {
                month: string;
                full: number;
                places: {
                    buildingId: string | null;
                    building: string;
                    full: number;
                }[];
            }[];
            total: number;
        } | null;
        FirmProfile: {
            enterpriseId: components["schemas"]["Id"];
            /** Format: date */
            asof: string;
            stays: components["schemas"]["FirmStay"][];
            /** @enum {string|null} */
            registered: "here" | "elsewhere" | "unknown" | null;
            industry: string | null;
            industryLabel: string | null;
            tax: components["schemas"]["FirmTax"];
        };
        BatchPage: {
            items: components["schemas"]["Batch"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        ProblemPage: {
            items: components["schemas"]["CellProblem"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        DifferencePage: {
            items: components["schemas"]["DifferenceRow"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        ChangePage: {
            items: components["schemas"]["Change"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        UserPage: {
            items: components["schemas"]["User"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        RolePage: {
            items: components["schemas"]["Role"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        NationalRegionPage: {
            items: components["schemas"]["NationalRegion"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        AssignmentPage: {
            items: components["schemas"]["Assignment"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        TokenPage: {
            items: components["schemas"]["Token"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        AttachmentPage: {
            items: components["schemas"]["Attachment"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        HitPage: {
            items: components["schemas"]["Hit"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 行政区划 */
        Region: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 区划代码 */
            code?: string;
            /** 区划名称 */
            name?: string;
            /**
             * 级别
             * @enum {string}
             */
            level?: "country" | "province" | "city" | "county" | "street" | "community" | "park";
            /** 上级区划 */
            parent_id?: string;
        };
        RegionPage: {
            items: components["schemas"]["Region"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 行政区划 */
        RegionWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 区划代码 */
            code?: string;
            /** 区划名称 */
            name?: string;
            /**
             * 级别
             * @enum {string}
             */
            level?: "country" | "province" | "city" | "county" | "street" | "community" | "park";
            /** 上级区划 */
            parent_id?: string | null;
        };
        /** 片区划分方案 */
        ZoningScheme: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 划分方案代码 */
            code?: string;
            /** 划分方案 */
            name?: string;
            /** 每楼只属一个片区 */
            partition?: boolean;
        };
        ZoningSchemePage: {
            items: components["schemas"]["ZoningScheme"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 片区划分方案 */
        ZoningSchemeWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 划分方案代码 */
            code?: string;
            /** 划分方案 */
            name?: string;
            /** 每楼只属一个片区 */
            partition?: boolean | null;
        };
        /** 片区 */
        Zone: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 划分方案 */
            scheme_id?: string;
            /** 片区代码 */
            code?: string;
            /** 片区名称 */
            name?: string;
        };
        ZonePage: {
            items: components["schemas"]["Zone"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 片区 */
        ZoneWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 划分方案 */
            scheme_id?: string;
            /** 片区代码 */
            code?: string;
            /** 片区名称 */
            name?: string;
        };
        /** 载体 */
        Site: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 载体编码 */
            code?: string;
            /** 载体名称 */
            name?: string;
            /** 所属街道 */
            region_id?: string;
        };
        SitePage: {
            items: components["schemas"]["Site"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 载体 */
        SiteWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 载体编码 */
            code?: string | null;
            /** 载体名称 */
            name?: string;
            /** 所属街道 */
            region_id?: string;
        };
        /** 楼宇 */
        Building: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 楼宇编码 */
            code?: string;
            /** 楼宇名称 */
            name?: string;
            /** 别名 */
            aliases?: string;
            /** 所属载体 */
            site_id?: string;
            /** 所属街道 */
            region_id?: string;
            /** 地址 */
            address?: string;
            /** 所在道路 */
            road?: string;
            /** 门牌号 */
            road_number?: string;
            /** 经度 */
            longitude?: string;
            /** 纬度 */
            latitude?: string;
            /**
             * 坐标系
             * @enum {string}
             */
            frame?: "cgcs2000" | "wgs84" | "gcj02" | "bd09";
            /**
             * 楼宇状态
             * @enum {string}
             */
            stage?: "planned" | "under_construction" | "completed" | "operating" | "renovating" | "retired";
            /**
             * 楼宇类型
             * @enum {string}
             */
            kind?: "office" | "complex" | "commercial" | "hotel" | "research" | "industrial" | "other";
            /**
             * 产权类型
             * @enum {string}
             */
            ownership?: "single" | "few" | "scattered" | "state" | "unknown";
            /** 产权单位 */
            owner_name?: string;
            /** 运营主体 */
            operator_name?: string;
            /** 物业公司 */
            property_company?: string;
            /** 地上层数 */
            floors_above?: number;
            /** 地下层数 */
            floors_below?: number;
            /** 建筑面积 */
            floor_area?: string;
            /** 商务面积 */
            business_area?: string;
            /** 可租售面积 */
            lettable_area?: string;
            /** 标准层面积 */
            standard_floor_area?: string;
            /** 电梯数 */
            lifts?: number;
            /** 停车位 */
            parking_spaces?: number;
            /**
             * 竣工日期
             * Format: date
             */
            completed_on?: string;
            /**
             * 投入运营日期
             * Format: date
             */
            operating_since?: string;
            /**
             * 管理级别
             * @enum {string}
             */
            management_level?: "district" | "street";
            /** 重点楼宇 */
            is_key?: boolean;
            /** 产业定位 */
            positioning?: string;
            /**
             * 闲置原因
             * @enum {string}
             */
            idle_cause?: "fragmented_title" | "old_facilities" | "poor_support" | "broken_funding" | "litigation" | "market" | "other";
            /** 联系人 */
            contact_name?: string;
            /** 联系电话 */
            contact_phone?: string;
            /** 备注 */
            note?: string;
        };
        BuildingPage: {
            items: components["schemas"]["Building"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 楼宇 */
        BuildingWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 楼宇编码 */
            code?: string | null;
            /** 楼宇名称 */
            name?: string;
            /** 别名 */
            aliases?: string | null;
            /** 所属载体 */
            site_id?: string | null;
            /** 所属街道 */
            region_id?: string;
            /** 地址 */
            address?: string | null;
            /** 所在道路 */
            road?: string | null;
            /** 门牌号 */
            road_number?: string | null;
            /** 经度 */
            longitude?: string | number | null;
            /** 纬度 */
            latitude?: string | number | null;
            /**
             * 坐标系
             * @enum {string|null}
             */
            frame?: "cgcs2000" | "wgs84" | "gcj02" | "bd09" | null;
            /**
             * 楼宇状态
             * @enum {string}
             */
            stage?: "planned" | "under_construction" | "completed" | "operating" | "renovating" | "retired";
            /**
             * 楼宇类型
             * @enum {string|null}
             */
            kind?: "office" | "complex" | "commercial" | "hotel" | "research" | "industrial" | "other" | null;
            /**
             * 产权类型
             * @enum {string|null}
             */
            ownership?: "single" | "few" | "scattered" | "state" | "unknown" | null;
            /** 产权单位 */
            owner_name?: string | null;
            /** 运营主体 */
            operator_name?: string | null;
            /** 物业公司 */
            property_company?: string | null;
            /** 地上层数 */
            floors_above?: number | null;
            /** 地下层数 */
            floors_below?: number | null;
            /** 建筑面积 */
            floor_area?: string | number;
            /** 商务面积 */
            business_area?: string | number | null;
            /** 可租售面积 */
            lettable_area?: string | number | null;
            /** 标准层面积 */
            standard_floor_area?: string | number | null;
            /** 电梯数 */
            lifts?: number | null;
            /** 停车位 */
            parking_spaces?: number | null;
            /**
             * 竣工日期
             * Format: date
             */
            completed_on?: string | null;
            /**
             * 投入运营日期
             * Format: date
             */
            operating_since?: string | null;
            /**
             * 管理级别
             * @enum {string|null}
             */
            management_level?: "district" | "street" | null;
            /** 重点楼宇 */
            is_key?: boolean | null;
            /** 产业定位 */
            positioning?: string | null;
            /**
             * 闲置原因
             * @enum {string|null}
             */
            idle_cause?: "fragmented_title" | "old_facilities" | "poor_support" | "broken_funding" | "litigation" | "market" | "other" | null;
            /** 联系人 */
            contact_name?: string | null;
            /** 联系电话 */
            contact_phone?: string | null;
            /** 备注 */
            note?: string | null;
        };
        /** 楼宇所属片区 */
        ZoneMembership: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 楼宇 */
            building_id?: string;
            /** 片区 */
            zone_id?: string;
        };
        ZoneMembershipPage: {
            items: components["schemas"]["ZoneMembership"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 楼宇所属片区 */
        ZoneMembershipWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 楼宇 */
            building_id?: string;
            /** 片区 */
            zone_id?: string;
        };
        /** 楼层 */
        Floor: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 楼宇 */
            building_id?: string;
            /** 楼层 */
            name?: string;
            /** 层序 */
            number?: number;
            /** 楼层建筑面积 */
            floor_area?: string;
            /** 楼层可租售面积 */
            lettable_area?: string;
        };
        FloorPage: {
            items: components["schemas"]["Floor"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 楼层 */
        FloorWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 楼宇 */
            building_id?: string;
            /** 楼层 */
            name?: string;
            /** 层序 */
            number?: number;
            /** 楼层建筑面积 */
            floor_area?: string | number | null;
            /** 楼层可租售面积 */
            lettable_area?: string | number | null;
        };
        /** 房源 */
        Unit: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 楼宇 */
            building_id?: string;
            /** 楼层 */
            floor_id?: string;
            /** 房号 */
            name?: string;
            /** 房源面积 */
            area?: string;
            /**
             * 使用状态
             * @enum {string}
             */
            use_state?: "let" | "self_used" | "vacant" | "fitting_out" | "not_lettable";
            /** 房屋产权人 */
            owner_name?: string;
            /** 挂牌租金 */
            asking_rent?: number;
            /**
             * 租金单位
             * @enum {string}
             */
            rent_unit?: "day" | "month";
            /**
             * 可入驻日期
             * Format: date
             */
            available_on?: string;
        };
        UnitPage: {
            items: components["schemas"]["Unit"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 房源 */
        UnitWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 楼宇 */
            building_id?: string;
            /** 楼层 */
            floor_id?: string;
            /** 房号 */
            name?: string;
            /** 房源面积 */
            area?: string | number;
            /**
             * 使用状态
             * @enum {string|null}
             */
            use_state?: "let" | "self_used" | "vacant" | "fitting_out" | "not_lettable" | null;
            /** 房屋产权人 */
            owner_name?: string | null;
            /** 挂牌租金 */
            asking_rent?: number | null;
            /**
             * 租金单位
             * @enum {string|null}
             */
            rent_unit?: "day" | "month" | null;
            /**
             * 可入驻日期
             * Format: date
             */
            available_on?: string | null;
        };
        /** 单位 */
        Organisation: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 单位名称 */
            name?: string;
            /** 简称与曾用名 */
            aliases?: string;
            /**
             * 单位类别
             * @enum {string}
             */
            kind?: "office" | "department" | "street_office" | "tax_office" | "operator" | "property" | "owner" | "association" | "other";
            /** 所属区划 */
            region_id?: string;
            /** 统一社会信用代码 */
            credit_code?: string;
            /** 联系人 */
            contact_name?: string;
            /** 联系电话 */
            contact_phone?: string;
        };
        OrganisationPage: {
            items: components["schemas"]["Organisation"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 单位 */
        OrganisationWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 单位名称 */
            name?: string;
            /** 简称与曾用名 */
            aliases?: string | null;
            /**
             * 单位类别
             * @enum {string}
             */
            kind?: "office" | "department" | "street_office" | "tax_office" | "operator" | "property" | "owner" | "association" | "other";
            /** 所属区划 */
            region_id?: string;
            /** 统一社会信用代码 */
            credit_code?: string | null;
            /** 联系人 */
            contact_name?: string | null;
            /** 联系电话 */
            contact_phone?: string | null;
        };
        /** 楼宇责任人 */
        BuildingDuty: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 楼宇 */
            building_id?: string;
            /**
             * 职责
             * @enum {string}
             */
            duty?: "chief" | "manager" | "clerk" | "liaison" | "leader" | "adviser";
            /** 姓名 */
            person_name?: string;
            /** 单位 */
            organisation_id?: string;
            /** 联系电话 */
            phone?: string;
        };
        BuildingDutyPage: {
            items: components["schemas"]["BuildingDuty"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 楼宇责任人 */
        BuildingDutyWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 楼宇 */
            building_id?: string;
            /**
             * 职责
             * @enum {string}
             */
            duty?: "chief" | "manager" | "clerk" | "liaison" | "leader" | "adviser";
            /** 姓名 */
            person_name?: string;
            /** 单位 */
            organisation_id?: string | null;
            /** 联系电话 */
            phone?: string | null;
        };
        /** 入驻主体 */
        Enterprise: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            districtCode: string;
            /** 统一社会信用代码 */
            credit_code?: string;
            /** 企业名称 */
            name?: string;
            /** 曾用名 */
            former_names?: string;
            /**
             * 主体类型
             * @enum {string}
             */
            entity_class?: "company" | "branch" | "sole_trader" | "partnership" | "law_firm" | "social_organisation" | "public_institution" | "cooperative" | "representative_office" | "other";
            /** 行业代码 */
            industry_code?: string;
            /**
             * 是否本区注册
             * @enum {string}
             */
            registered_here?: "yes" | "no" | "unknown";
            /** 注册地址 */
            registered_address?: string;
            /** 经营地址 */
            operating_address?: string;
            /** 法定代表人 */
            legal_person?: string;
            /** 联系人 */
            contact_name?: string;
            /** 联系电话 */
            contact_phone?: string;
            /** 从业人数 */
            employees?: number;
            /**
             * 成立日期
             * Format: date
             */
            established_on?: string;
            /**
             * 总部类型
             * @enum {string}
             */
            headquarters_kind?: "regional" | "functional" | "procurement" | "settlement" | "operation" | "experience" | "subsidiary";
            /** 备注 */
            note?: string;
        };
        EnterprisePage: {
            items: components["schemas"]["Enterprise"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 入驻主体 */
        EnterpriseWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            districtCode?: string | null;
            throughBuildingId?: string | null;
            /** 统一社会信用代码 */
            credit_code?: string | null;
            /** 企业名称 */
            name?: string;
            /** 曾用名 */
            former_names?: string | null;
            /**
             * 主体类型
             * @enum {string|null}
             */
            entity_class?: "company" | "branch" | "sole_trader" | "partnership" | "law_firm" | "social_organisation" | "public_institution" | "cooperative" | "representative_office" | "other" | null;
            /** 行业代码 */
            industry_code?: string | null;
            /**
             * 是否本区注册
             * @enum {string|null}
             */
            registered_here?: "yes" | "no" | "unknown" | null;
            /** 注册地址 */
            registered_address?: string | null;
            /** 经营地址 */
            operating_address?: string | null;
            /** 法定代表人 */
            legal_person?: string | null;
            /** 联系人 */
            contact_name?: string | null;
            /** 联系电话 */
            contact_phone?: string | null;
            /** 从业人数 */
            employees?: number | null;
            /**
             * 成立日期
             * Format: date
             */
            established_on?: string | null;
            /**
             * 总部类型
             * @enum {string|null}
             */
            headquarters_kind?: "regional" | "functional" | "procurement" | "settlement" | "operation" | "experience" | "subsidiary" | null;
            /** 备注 */
            note?: string | null;
        };
        /** 企业标签 */
        EnterpriseTag: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 企业 */
            enterprise_id?: string;
            /**
             * 标签
             * @enum {string}
             */
            tag?: "headquarters" | "fortune_500" | "china_500" | "listed" | "unicorn" | "high_tech" | "above_scale";
            /** 榜单与年度 */
            list_name?: string;
            /** 依据 */
            evidence?: string;
        };
        EnterpriseTagPage: {
            items: components["schemas"]["EnterpriseTag"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 企业标签 */
        EnterpriseTagWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 企业 */
            enterprise_id?: string;
            /**
             * 标签
             * @enum {string}
             */
            tag?: "headquarters" | "fortune_500" | "china_500" | "listed" | "unicorn" | "high_tech" | "above_scale";
            /** 榜单与年度 */
            list_name?: string | null;
            /** 依据 */
            evidence?: string | null;
        };
        /** 入驻 */
        Tenancy: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            districtCode: string;
            /** 企业 */
            enterprise_id?: string;
            /** 楼宇 */
            building_id?: string;
            /** 房源 */
            unit_id?: string;
            /** 楼层 */
            floor_label?: string;
            /** 房号 */
            unit_label?: string;
            /** 入驻面积 */
            area?: string;
            /**
             * 使用方式
             * @enum {string}
             */
            use?: "let" | "self_used";
            /** 主要经营地 */
            is_primary?: boolean;
            /**
             * 合同到期日
             * Format: date
             */
            lease_end?: string;
            /** 租金 */
            rent?: number;
            /**
             * 租金单位
             * @enum {string}
             */
            rent_unit?: "day" | "month";
            /**
             * 退租原因
             * @enum {string}
             */
            leave_reason?: "lease_ended" | "relocated_inside" | "relocated_outside" | "closed" | "cost" | "other";
            /** 退租面积 */
            released_area?: string;
            /** 备注 */
            note?: string;
        };
        TenancyPage: {
            items: components["schemas"]["Tenancy"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 入驻 */
        TenancyWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            districtCode?: string | null;
            throughBuildingId?: string | null;
            /** 企业 */
            enterprise_id?: string;
            /** 楼宇 */
            building_id?: string;
            /** 房源 */
            unit_id?: string | null;
            /** 楼层 */
            floor_label?: string | null;
            /** 房号 */
            unit_label?: string | null;
            /** 入驻面积 */
            area?: string | number;
            /**
             * 使用方式
             * @enum {string|null}
             */
            use?: "let" | "self_used" | null;
            /** 主要经营地 */
            is_primary?: boolean | null;
            /**
             * 合同到期日
             * Format: date
             */
            lease_end?: string | null;
            /** 租金 */
            rent?: number | null;
            /**
             * 租金单位
             * @enum {string|null}
             */
            rent_unit?: "day" | "month" | null;
            /**
             * 退租原因
             * @enum {string|null}
             */
            leave_reason?: "lease_ended" | "relocated_inside" | "relocated_outside" | "closed" | "cost" | "other" | null;
            /** 退租面积 */
            released_area?: string | number | null;
            /** 备注 */
            note?: string | null;
        };
        /** 产权份额 */
        OwnershipShare: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 楼宇 */
            building_id?: string;
            /** 产权人 */
            owner_name?: string;
            /** 产权面积 */
            area?: string;
            /** 开发商或运营方自持 */
            self_held?: boolean;
        };
        OwnershipSharePage: {
            items: components["schemas"]["OwnershipShare"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 产权份额 */
        OwnershipShareWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 楼宇 */
            building_id?: string;
            /** 产权人 */
            owner_name?: string;
            /** 产权面积 */
            area?: string | number;
            /** 开发商或运营方自持 */
            self_held?: boolean | null;
        };
        /** 运营委托 */
        OperatorMandate: {
            id: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            version: string;
            titles: {
                [key: string]: string;
            };
            /** 楼宇 */
            building_id?: string;
            /** 运营主体 */
            organisation_id?: string;
            /**
             * 委托方式
             * @enum {string}
             */
            kind?: "whole" | "part";
        };
        OperatorMandatePage: {
            items: components["schemas"]["OperatorMandate"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 运营委托 */
        OperatorMandateWrite: {
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validTo?: string | null;
            changeNote?: string | null;
            /** 楼宇 */
            building_id?: string;
            /** 运营主体 */
            organisation_id?: string;
            /**
             * 委托方式
             * @enum {string}
             */
            kind?: "whole" | "part";
        };
        /** 登记信息 */
        RegistrationRecord: {
            id: string;
            districtCode: string;
            batchId: string;
            row: number;
            source: string;
            titles: {
                [key: string]: string;
            };
            /** 统一社会信用代码 */
            credit_code?: string;
            /** 企业名称 */
            name?: string;
            /** 法定代表人 */
            legal_person?: string;
            /** 类型 */
            entity_type?: string;
            /**
             * 登记状态
             * @enum {string}
             */
            status?: "active" | "revoked" | "cancelled" | "moved_out";
            /** 注册资本 */
            registered_capital?: number;
            /**
             * 成立日期
             * Format: date
             */
            established_on?: string;
            /** 行业代码 */
            industry_code?: string;
            /** 住所 */
            registered_address?: string;
            /** 经营场所 */
            operating_address?: string;
            /** 登记机关 */
            authority?: string;
            /**
             * 注销日期
             * Format: date
             */
            cancelled_on?: string;
            /**
             * 吊销日期
             * Format: date
             */
            revoked_on?: string;
        };
        RegistrationRecordPage: {
            items: components["schemas"]["RegistrationRecord"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
        /** 税收台账 */
        TaxRecord: {
            id: string;
            districtCode: string;
            batchId: string;
            row: number;
            source: string;
            titles: {
                [key: string]: string;
            };
            enterpriseId?: string | null;
            buildingId?: string | null;
            /** @enum {string} */
            attribution?: "building" | "split" | "outside" | "unmatched";
            /** 纳税人识别号 */
            credit_code?: string;
            /** 纳税人名称 */
            name?: string;
            /** 税款所属期 */
            month?: string;
            /** 税收合计 */
            tax_full?: number;
            /** 地方级税收 */
            tax_local?: number;
            /** 区级税收 */
            tax_district?: number;
            /** 增值税 */
            vat?: number;
            /** 消费税 */
            consumption_tax?: number;
            /** 企业所得税 */
            corporate_income_tax?: number;
            /** 个人所得税 */
            personal_income_tax?: number;
            /** 城市维护建设税 */
            city_maintenance_tax?: number;
            /** 印花税 */
            stamp_tax?: number;
            /** 土地增值税 */
            land_appreciation_tax?: number;
            /** 房产税 */
            house_property_tax?: number;
            /** 城镇土地使用税 */
            land_use_tax?: number;
            /** 契税 */
            deed_tax?: number;
            /** 车船税 */
            vehicle_tax?: number;
            /** 其他税收 */
            tax_other?: number;
        };
        TaxRecordPage: {
            items: components["schemas"]["TaxRecord"][];
            links: components["schemas"]["Link"][];
            numberReturned: number;
            numberMatched?: number;
        };
    };
    responses: {
        /** @description 未能完成，说明原因与办法 */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    choose_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentChoice"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_dictionary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dictionary"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_national_regions: {
        parameters: {
            query?: {
                /** @description 上级代码，缺省为全部省份 */
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NationalRegionPage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_statistics: {
        parameters: {
            query: {
                /** @description 指标，逗号分隔，例如 building_count,floor_area */
                metrics: string;
                /** @description 2020-12、2020Q4、2020 或 2020-01/2020-06；缺省为最近有税收的月份 */
                period?: string;
                /** @description 维度:值|值，多个用分号分隔，值前加 ! 为排除 */
                where?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 维度，逗号分隔，例如 zone:industry_zones,month */
                by?: string;
                /** @description share、yoy、mom、ytd，逗号分隔 */
                options?: string;
                /** @description json 或 csv */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticsAnswer"];
                    "text/csv": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    explain_statistics: {
        parameters: {
            query: {
                /** @description 一个指标；所在的行写进 where，不用 by */
                metrics: string;
                /** @description 2020-12、2020Q4、2020 或 2020-01/2020-06；缺省为最近有税收的月份 */
                period?: string;
                /** @description 维度:值|值，多个用分号分隔，值前加 ! 为排除 */
                where?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 维度，逗号分隔，例如 zone:industry_zones,month */
                by?: string;
                /** @description share、yoy、mom、ytd，逗号分隔 */
                options?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_sources: {
        parameters: {
            query?: {
                /** @description 2020-12 或更长的期间；缺省为最近有税收的月份 */
                period?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sources"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_imports: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchPage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    upload_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportUpload"];
            };
        };
        responses: {
            /** @description 成功 */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    drop_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    restage_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportCorrection"];
            };
        };
        responses: {
            /** @description 成功 */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    undo_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_import_problems: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemPage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_import_rows: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 只要这一类 */
                state?: "" | "new" | "changed" | "unchanged" | "conflict" | "rejected";
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferencePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_marked_workbook: {
        parameters: {
            query?: {
                /** @description 只含退回的行 */
                onlyRejected?: boolean;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_template: {
        parameters: {
            query?: {
                /** @description 行政区划的模板带出该区划及其上下级，如 210102 */
                region?: string;
            };
            header?: never;
            path: {
                /** @description 导入类别 */
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_attachments: {
        parameters: {
            query: {
                /** @description 记录类别，如 building */
                entity: string;
                /** @description 记录编号 */
                record: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentPage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    add_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AttachmentUpload"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/vnd.dwg": string;
                    "application/pdf": string;
                    "image/png": string;
                    "image/jpeg": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation": string;
                    "application/ofd": string;
                    "application/msword": string;
                    "application/vnd.ms-excel": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    remove_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    cancel_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_changes: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 实体名称，例如 building */
                entity?: string;
                /** @description 记录编号 */
                record?: string;
                /** @description 楼宇及其楼层、房源、入驻等记录 */
                building?: string;
                /** @description 导入批次编号 */
                batch?: string;
                /** @description 操作人账号 */
                actor?: string;
                /** @description draft、submitted、returned、approved、effective、undone */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_assignments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentPage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentCreate"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_assignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
                /** @description 编号 */
                assignment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenCreate"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 账号 */
                login?: string;
                /** @description 操作：sign_in、read_taxpayer、export、post_batch 等 */
                action?: string;
                /** @description 自此日起 */
                from?: string;
                /** @description 至此日止 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    search: {
        parameters: {
            query: {
                /** @description 要找的文字 */
                q: string;
                /** @description 至多几条 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HitPage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_tile: {
        parameters: {
            query?: {
                /** @description 月份，例如 2020-12；缺省为最近有税收的月份 */
                month?: string;
                /** @description 维度:值|值，多个用分号分隔，同统计查询；不指定楼宇状态时各种状态都在内 */
                where?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                layer: string;
                /** @description 编号 */
                z: string;
                /** @description 编号 */
                x: string;
                /** @description 编号 */
                y: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_tile_json: {
        parameters: {
            query?: {
                /** @description 月份，例如 2020-12；缺省为最近有税收的月份 */
                month?: string;
                /** @description 维度:值|值，多个用分号分隔，同统计查询；不指定楼宇状态时各种状态都在内 */
                where?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                layer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_map: {
        parameters: {
            query?: {
                /** @description 月份，例如 2020-12；缺省为最近有税收的月份 */
                month?: string;
                /** @description 维度:值|值，多个用分号分隔，同统计查询；不指定楼宇状态时各种状态都在内 */
                where?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapSettings"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_map_buildings: {
        parameters: {
            query?: {
                /** @description 月份，例如 2020-12；缺省为最近有税收的月份 */
                month?: string;
                /** @description 维度:值|值，多个用分号分隔，同统计查询；不指定楼宇状态时各种状态都在内 */
                where?: string;
                /** @description 西,南,东,北，单位为度，按地图的坐标系 */
                bbox?: string;
                /** @description 至多几座 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapBuildings"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_livez: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_registration_records: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 统一社会信用代码或纳税人识别号 */
                credit_code?: string;
                /** @description 名称中的一段 */
                name?: string;
                /** @description 导入批次编号 */
                batch?: string;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationRecordPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_tax_records: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 统一社会信用代码或纳税人识别号 */
                credit_code?: string;
                /** @description 名称中的一段 */
                name?: string;
                /** @description 导入批次编号 */
                batch?: string;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 税款所属期：2020-12、2020Q4、2020 或 2020-01/2020-06 */
                month?: string;
                /** @description 归集到的楼宇 */
                building_id?: string;
                /** @description 归集到的企业 */
                enterprise_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRecordPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_stacking: {
        parameters: {
            query?: {
                /** @description 查看日期，缺省为今天 */
                asof?: string;
                /** @description 更早的日期：列出其后的变化 */
                compare?: string;
                /** @description true：附各企业单位面积税收，须有查看纳税人数据的权限 */
                tax?: boolean;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StackingPlan"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_enterprise_profile: {
        parameters: {
            query?: {
                /** @description 查看日期，缺省为今天 */
                asof?: string;
                /** @description true：附逐月税收，须有查看纳税人数据的权限 */
                tax?: boolean;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirmProfile"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_regions: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按区划代码筛选，逗号为或 */
                code?: string;
                /** @description 按区划名称筛选，逗号为或 */
                name?: string;
                /** @description 按级别筛选，逗号为或 */
                level?: string;
                /** @description 按上级区划筛选，逗号为或 */
                parent_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_region: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegionWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_region: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_region: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_region: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegionWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_region: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_zoning_schemes: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按划分方案代码筛选，逗号为或 */
                code?: string;
                /** @description 按划分方案筛选，逗号为或 */
                name?: string;
                /** @description 按每楼只属一个片区筛选，逗号为或 */
                partition?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoningSchemePage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_zoning_scheme: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoningSchemeWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_zoning_scheme: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoningScheme"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_zoning_scheme: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_zoning_scheme: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoningSchemeWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_zoning_scheme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_zones: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按划分方案筛选，逗号为或 */
                scheme_id?: string;
                /** @description 按片区代码筛选，逗号为或 */
                code?: string;
                /** @description 按片区名称筛选，逗号为或 */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZonePage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_zone: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_zone: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Zone"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_zone: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_zone: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_zone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_sites: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按载体编码筛选，逗号为或 */
                code?: string;
                /** @description 按载体名称筛选，逗号为或 */
                name?: string;
                /** @description 按所属街道筛选，逗号为或 */
                region_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SitePage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_site: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_site: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_site: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_site: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_site: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_buildings: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按楼宇编码筛选，逗号为或 */
                code?: string;
                /** @description 按楼宇名称筛选，逗号为或 */
                name?: string;
                /** @description 按别名筛选，逗号为或 */
                aliases?: string;
                /** @description 按所属载体筛选，逗号为或 */
                site_id?: string;
                /** @description 按所属街道筛选，逗号为或 */
                region_id?: string;
                /** @description 按地址筛选，逗号为或 */
                address?: string;
                /** @description 按所在道路筛选，逗号为或 */
                road?: string;
                /** @description 按门牌号筛选，逗号为或 */
                road_number?: string;
                /** @description 按经度筛选，逗号为或 */
                longitude?: string;
                /** @description 按纬度筛选，逗号为或 */
                latitude?: string;
                /** @description 按坐标系筛选，逗号为或 */
                frame?: string;
                /** @description 按楼宇状态筛选，逗号为或 */
                stage?: string;
                /** @description 按楼宇类型筛选，逗号为或 */
                kind?: string;
                /** @description 按产权类型筛选，逗号为或 */
                ownership?: string;
                /** @description 按产权单位筛选，逗号为或 */
                owner_name?: string;
                /** @description 按运营主体筛选，逗号为或 */
                operator_name?: string;
                /** @description 按物业公司筛选，逗号为或 */
                property_company?: string;
                /** @description 按地上层数筛选，逗号为或 */
                floors_above?: string;
                /** @description 按地下层数筛选，逗号为或 */
                floors_below?: string;
                /** @description 按建筑面积筛选，逗号为或 */
                floor_area?: string;
                /** @description 按商务面积筛选，逗号为或 */
                business_area?: string;
                /** @description 按可租售面积筛选，逗号为或 */
                lettable_area?: string;
                /** @description 按标准层面积筛选，逗号为或 */
                standard_floor_area?: string;
                /** @description 按电梯数筛选，逗号为或 */
                lifts?: string;
                /** @description 按停车位筛选，逗号为或 */
                parking_spaces?: string;
                /** @description 按竣工日期筛选，逗号为或 */
                completed_on?: string;
                /** @description 按投入运营日期筛选，逗号为或 */
                operating_since?: string;
                /** @description 按管理级别筛选，逗号为或 */
                management_level?: string;
                /** @description 按重点楼宇筛选，逗号为或 */
                is_key?: string;
                /** @description 按产业定位筛选，逗号为或 */
                positioning?: string;
                /** @description 按闲置原因筛选，逗号为或 */
                idle_cause?: string;
                /** @description 按联系人筛选，逗号为或 */
                contact_name?: string;
                /** @description 按联系电话筛选，逗号为或 */
                contact_phone?: string;
                /** @description 按备注筛选，逗号为或 */
                note?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildingPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_building: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildingWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_building: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Building"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_building: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_building: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildingWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_building: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_zone_memberships: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按楼宇筛选，逗号为或 */
                building_id?: string;
                /** @description 按片区筛选，逗号为或 */
                zone_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneMembershipPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_zone_membership: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneMembershipWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_zone_membership: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneMembership"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_zone_membership: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_zone_membership: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneMembershipWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_zone_membership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_floors: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按楼宇筛选，逗号为或 */
                building_id?: string;
                /** @description 按楼层筛选，逗号为或 */
                name?: string;
                /** @description 按层序筛选，逗号为或 */
                number?: string;
                /** @description 按楼层建筑面积筛选，逗号为或 */
                floor_area?: string;
                /** @description 按楼层可租售面积筛选，逗号为或 */
                lettable_area?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_floor: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_floor: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_floor: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_floor: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_floor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_units: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按楼宇筛选，逗号为或 */
                building_id?: string;
                /** @description 按楼层筛选，逗号为或 */
                floor_id?: string;
                /** @description 按房号筛选，逗号为或 */
                name?: string;
                /** @description 按房源面积筛选，逗号为或 */
                area?: string;
                /** @description 按使用状态筛选，逗号为或 */
                use_state?: string;
                /** @description 按房屋产权人筛选，逗号为或 */
                owner_name?: string;
                /** @description 按挂牌租金筛选，逗号为或 */
                asking_rent?: string;
                /** @description 按租金单位筛选，逗号为或 */
                rent_unit?: string;
                /** @description 按可入驻日期筛选，逗号为或 */
                available_on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_unit: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_unit: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_unit: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_unit: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_organisations: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按单位名称筛选，逗号为或 */
                name?: string;
                /** @description 按简称与曾用名筛选，逗号为或 */
                aliases?: string;
                /** @description 按单位类别筛选，逗号为或 */
                kind?: string;
                /** @description 按所属区划筛选，逗号为或 */
                region_id?: string;
                /** @description 按统一社会信用代码筛选，逗号为或 */
                credit_code?: string;
                /** @description 按联系人筛选，逗号为或 */
                contact_name?: string;
                /** @description 按联系电话筛选，逗号为或 */
                contact_phone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_organisation: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_organisation: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_organisation: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_organisation: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_building_duties: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按楼宇筛选，逗号为或 */
                building_id?: string;
                /** @description 按职责筛选，逗号为或 */
                duty?: string;
                /** @description 按姓名筛选，逗号为或 */
                person_name?: string;
                /** @description 按单位筛选，逗号为或 */
                organisation_id?: string;
                /** @description 按联系电话筛选，逗号为或 */
                phone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildingDutyPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_building_duty: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildingDutyWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_building_duty: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildingDuty"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_building_duty: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_building_duty: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildingDutyWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_building_duty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_enterprises: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按区县筛选，逗号为或 */
                district_code?: string;
                /** @description 按统一社会信用代码筛选，逗号为或 */
                credit_code?: string;
                /** @description 按企业名称筛选，逗号为或 */
                name?: string;
                /** @description 按曾用名筛选，逗号为或 */
                former_names?: string;
                /** @description 按主体类型筛选，逗号为或 */
                entity_class?: string;
                /** @description 按行业代码筛选，逗号为或 */
                industry_code?: string;
                /** @description 按是否本区注册筛选，逗号为或 */
                registered_here?: string;
                /** @description 按注册地址筛选，逗号为或 */
                registered_address?: string;
                /** @description 按经营地址筛选，逗号为或 */
                operating_address?: string;
                /** @description 按法定代表人筛选，逗号为或 */
                legal_person?: string;
                /** @description 按联系人筛选，逗号为或 */
                contact_name?: string;
                /** @description 按联系电话筛选，逗号为或 */
                contact_phone?: string;
                /** @description 按从业人数筛选，逗号为或 */
                employees?: string;
                /** @description 按成立日期筛选，逗号为或 */
                established_on?: string;
                /** @description 按总部类型筛选，逗号为或 */
                headquarters_kind?: string;
                /** @description 按备注筛选，逗号为或 */
                note?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterprisePage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_enterprise: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterpriseWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_enterprise: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enterprise"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_enterprise: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_enterprise: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterpriseWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_enterprise: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_enterprise_tags: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按企业筛选，逗号为或 */
                enterprise_id?: string;
                /** @description 按标签筛选，逗号为或 */
                tag?: string;
                /** @description 按榜单与年度筛选，逗号为或 */
                list_name?: string;
                /** @description 按依据筛选，逗号为或 */
                evidence?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseTagPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_enterprise_tag: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterpriseTagWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_enterprise_tag: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseTag"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_enterprise_tag: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_enterprise_tag: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterpriseTagWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_enterprise_tag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_tenancies: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按区县筛选，逗号为或 */
                district_code?: string;
                /** @description 按企业筛选，逗号为或 */
                enterprise_id?: string;
                /** @description 按楼宇筛选，逗号为或 */
                building_id?: string;
                /** @description 按房源筛选，逗号为或 */
                unit_id?: string;
                /** @description 按楼层筛选，逗号为或 */
                floor_label?: string;
                /** @description 按房号筛选，逗号为或 */
                unit_label?: string;
                /** @description 按入驻面积筛选，逗号为或 */
                area?: string;
                /** @description 按使用方式筛选，逗号为或 */
                use?: string;
                /** @description 按主要经营地筛选，逗号为或 */
                is_primary?: string;
                /** @description 按合同到期日筛选，逗号为或 */
                lease_end?: string;
                /** @description 按租金筛选，逗号为或 */
                rent?: string;
                /** @description 按租金单位筛选，逗号为或 */
                rent_unit?: string;
                /** @description 按退租原因筛选，逗号为或 */
                leave_reason?: string;
                /** @description 按退租面积筛选，逗号为或 */
                released_area?: string;
                /** @description 按备注筛选，逗号为或 */
                note?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenancyPage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_tenancy: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenancyWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_tenancy: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenancy"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_tenancy: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_tenancy: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenancyWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_tenancy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_ownership_shares: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按楼宇筛选，逗号为或 */
                building_id?: string;
                /** @description 按产权人筛选，逗号为或 */
                owner_name?: string;
                /** @description 按产权面积筛选，逗号为或 */
                area?: string;
                /** @description 按开发商或运营方自持筛选，逗号为或 */
                self_held?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnershipSharePage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_ownership_share: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnershipShareWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_ownership_share: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnershipShare"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_ownership_share: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_ownership_share: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnershipShareWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_ownership_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    list_operator_mandates: {
        parameters: {
            query?: {
                /** @description 每页行数，1至1000 */
                limit?: number;
                /** @description 翻页标记，取自上一页的链接 */
                cursor?: string;
                /** @description 截至日期 */
                asof?: string;
                /** @description 排序字段，降序前加 -，逗号分隔 */
                sortby?: string;
                /** @description 搜索：汉字、拼音、首字母 */
                q?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
                /** @description 是否给出总数 */
                count?: boolean;
                /** @description json、csv 或 xlsx */
                format?: "json" | "csv" | "xlsx";
                /** @description 按编号筛选，逗号为或 */
                id?: string;
                /** @description 按楼宇筛选，逗号为或 */
                building_id?: string;
                /** @description 按运营主体筛选，逗号为或 */
                organisation_id?: string;
                /** @description 按委托方式筛选，逗号为或 */
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorMandatePage"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    create_operator_mandate: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
            };
            header?: {
                /** @description 同一请求重复发送时只做一次 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperatorMandateWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_operator_mandate: {
        parameters: {
            query?: {
                /** @description 截至日期 */
                asof?: string;
                /** @description 只要这些字段，逗号分隔 */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorMandate"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    end_operator_mandate: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description 自此日起不再有效 */
                from?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    update_operator_mandate: {
        parameters: {
            query?: {
                /** @description 只检查，不写入 */
                validateOnly?: boolean;
                /** @description correct 更正 | change 变更 | end 终止 */
                as?: "correct" | "change" | "end";
                /** @description 更正哪一天的版本，缺省为今天 */
                asof?: string;
            };
            header: {
                /** @description 读取记录时得到的 ETag */
                "If-Match": string;
            };
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperatorMandateWrite"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    history_operator_mandate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 编号 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
}
