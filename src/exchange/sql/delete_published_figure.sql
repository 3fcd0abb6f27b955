DELETE FROM published_figure WHERE id = :id
